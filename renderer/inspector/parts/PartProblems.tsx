import { FixButtons } from '../../problems/FixButtons.tsx';
import { useProblemsOf } from '../../state/flow.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';

/** What is wrong with the part that is edited, with buttons that mend it. */
export function PartProblems({ of }: { readonly of: string }) {
  const problems = useProblemsOf(of);
  if (problems.length === 0) return null;
  return (
    <div className="sec part-problems">
      {problems.map((problem) => (
        <div key={`${problem.code} ${problem.message}`}>
          <ProblemNote
            look={problem.stops ? 'need' : 'grey'}
            message={problem.message}
            fix={problem.fix}
            cause={problem.cause}
          />
          <div className="row g8 wraps">
            <FixButtons problem={problem} />
          </div>
        </div>
      ))}
    </div>
  );
}
