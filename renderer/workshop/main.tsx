import '../app/no-eval.ts';
import '@fontsource-variable/inter';
import '../ui/tokens.css';
import '../ui/ui.css';
