/** What a document will be on paper, before it is written: its pages, and what a person should know. */
import type { MethodOutput } from "#shared/contract/methods.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import { problemSentence, sheetProblems } from "#shared/forms/problems.ts";

export async function printedPages(tree: DocumentTree): Promise<MethodOutput<"word.pages">> {
  // Loaded when first needed, as the writer is.
  const { countPages } = await import("#electron/backend/word/countPages.ts");
  const { pages, exact } = await countPages(tree);
  return {
    pages: pages.length,
    exact,
    sections: tree.sections.length,
    problems: sheetProblems(tree, pages).map((problem) => ({
      section: problem.section,
      text: problemSentence(problem),
    })),
  };
}
