/** A component that is drawn anew only when one of its properties is another. */
import { Component, type ComponentType, createElement } from 'preact';

export function memo<P extends object>(Inner: ComponentType<P>): ComponentType<P> {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      const now = new Map<string, unknown>(Object.entries(this.props));
      const then = Object.entries(next).filter(([name]) => name !== 'children');
      return then.some(([name, value]) => typeof value !== 'function' && value !== now.get(name));
    }

    override render(props: Readonly<P>) {
      return createElement(Inner, props);
    }
  };
}
