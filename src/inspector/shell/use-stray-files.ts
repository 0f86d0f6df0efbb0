/** A file that is dropped where nothing takes it: a browser would go to it, and the page with all that is written would be gone. */
import { useEffect } from 'preact/hooks';

/** @param onStray told of each that nothing takes */
export function useStrayFiles(isTaken: () => boolean, onStray: () => void): void {
  useEffect(() => {
    const isStray = ({ dataTransfer }: DragEvent): boolean =>
      !isTaken() && dataTransfer?.types.includes('Files') === true;
    const over = (event: DragEvent): void => {
      if (isStray(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (!isStray(event)) return;
      event.preventDefault();
      onStray();
    };
    addEventListener('dragover', over);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('drop', drop);
    };
  }, [isTaken, onStray]);
}
