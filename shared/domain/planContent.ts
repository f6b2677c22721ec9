/** A whole plan, all its years: what a package carries and a plan file holds, apart from the history. */
import type { Comment, Committee, Meeting } from "#shared/domain/committee.ts";
import type { Evaluation } from "#shared/domain/evaluation.ts";
import type { Indicator, Item, Plan, Project } from "#shared/domain/plan.ts";

export interface PlanContent {
  plan: Plan;
  /** A parent before its children, siblings in the plan's order. */
  items: Item[];
  indicators: Indicator[];
  projects: Project[];
  evaluations: Evaluation[];
  committee: Committee;
  meetings: Meeting[];
  comments: Comment[];
}
