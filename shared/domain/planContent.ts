/**
 * A whole plan, all its years: what a package carries and a plan file holds, apart from the history, the fixed files of
 * printed papers and the archives.
 */
import type { Comment } from "#shared/domain/comment.ts";
import type { Committee, Meeting } from "#shared/domain/committee.ts";
import type { Evaluation, PriorRating } from "#shared/domain/evaluation.ts";
import type { YearLook } from "#shared/domain/look.ts";
import type { Indicator, Item, Plan, Project } from "#shared/domain/plan.ts";
import type {
  DocumentRow,
  Initiative,
  Passage,
  PlanDocument,
  PlanEdition,
  Result,
  Undertaking,
} from "#shared/domain/rows.ts";
import type { PlanYear } from "#shared/domain/years.ts";

export interface PlanContent {
  plan: Plan;
  /** A parent before its children, siblings in the plan's order. */
  items: Item[];
  indicators: Indicator[];
  projects: Project[];
  evaluations: Evaluation[];
  priorRatings: PriorRating[];
  committee: Committee;
  meetings: Meeting[];
  comments: Comment[];
  results: Result[];
  initiatives: Initiative[];
  undertakings: Undertaking[];
  passages: Passage[];
  documents: PlanDocument[];
  documentRows: DocumentRow[];
  editions: PlanEdition[];
  looks: YearLook[];
  /** Years that were opened, ascending. */
  years: PlanYear[];
}
