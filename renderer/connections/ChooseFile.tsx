import { Button } from '../ui/Button.tsx';
import { wordsOf } from '../words/words.ts';

/** Asks for a file in a dialog of the system; a browser tells no page where a file lies, so there it is typed. */
export function ChooseFile({ label, onChoose }: { readonly label: string; readonly onChoose: (path: string) => void }) {
  const { tandem } = window;
  const words = wordsOf('connections');
  if (tandem === undefined) return null;
  const choose = async (): Promise<void> => {
    const path = await tandem.pickFile({ title: label, kinds: [] });
    if (path !== null) onChoose(path);
  };
  return (
    <Button size="lg" aria-label={words('chooseFor', { field: label })} onPress={() => void choose()}>
      {words('choose')}
    </Button>
  );
}
