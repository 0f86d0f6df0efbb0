/** Decides which users a compiler knows. Written by `npm run format`: change the tables instead. */

/** The users of the shipped world `default`. */
export type DefaultUserName =
  | 'staff' | 'support' | 'owner' | 'manager' | 'customer_support' | 'project_manager'
  | 'project_admin' | 'other_owner' | 'stranger' | 'inactive' | 'expired';
