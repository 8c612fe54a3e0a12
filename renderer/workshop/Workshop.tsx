import { ToastRegion } from '../ui/ToastRegion.tsx';
import { Buttons } from './Buttons.tsx';
import { Choices } from './Choices.tsx';
import { Fields } from './Fields.tsx';
import { Icons } from './Icons.tsx';
import { Lists } from './Lists.tsx';
import { Notes } from './Notes.tsx';
import { Overlays } from './Overlays.tsx';
import { Values } from './Values.tsx';

/** Every component of the design system in all its states. */
export function Workshop() {
  return (
    <main className="workshop">
      <div className="workshop-in">
        <h1 className="h2">Workshop</h1>
        <p className="soft">Every component in all its states. Add ?theme=dark or ?theme=light to the address.</p>
        <Buttons />
        <Fields />
        <Choices />
        <Values />
        <Notes />
        <Overlays />
        <Lists />
        <Icons />
      </div>
      <ToastRegion />
    </main>
  );
}
