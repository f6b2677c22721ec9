/**
 * Schema 2: what the other official forms need. Rows that forms list have a table each; what is read and written only as
 * a whole (arrows, settings, a stated 施策, an edition, a look) is JSON in one column. As in schema 1 an empty optional
 * text is NULL — except in `document_row`, where NULL says that a side does not have the row at all.
 */
import type { Migration } from "./migration.ts";

const columns = `
alter table plan add column forms text check (json_type(forms) = 'array');
alter table plan add column grade_scale_note text check (grade_scale_note <> '');
alter table plan add column rate_decrease text check (rate_decrease in ('target-over-actual', 'mirrored'));
alter table plan add column periods text check (json_type(periods) = 'array');
alter table plan add column roadmap text check (json_type(roadmap) = 'object');

alter table grade add column name text check (name <> '');

alter table item add column overview text check (overview <> '');
alter table item add column images text check (images <> '');
alter table item add column concept text check (concept <> '');
alter table item add column policies text check (policies <> '');
alter table item add column related_plans text check (related_plans <> '');
alter table item add column page_reference text check (page_reference <> '');
alter table item add column is_new integer not null default 0 check (is_new in (0, 1));

alter table project add column label text check (label <> '');

alter table evaluation add column entered_on text check (entered_on <> '');
alter table evaluation add column author text check (author <> '');
alter table evaluation add column analysis text check (analysis <> '');
alter table evaluation add column needs_survey text check (needs_survey <> '');
alter table evaluation add column needs_rate text check (needs_rate <> '');
alter table evaluation add column needs_rank text check (needs_rank <> '');
alter table evaluation add column needs_rank_in_field text check (needs_rank_in_field <> '');

alter table meeting add column agenda_numbering text check (agenda_numbering <> '');
alter table meeting add column handout_numbering text check (json_type(handout_numbering) = 'object');
alter table meeting add column output text check (json_type(output) = 'object');
`;

const rows = `
-- 成果 and 課題 of an item in one year
create table result (
  id text primary key,
  item_id text not null references item (id),
  fiscal_year integer not null,
  position integer not null,
  list text not null check (list in ('results', 'issues')),
  title text not null,
  text text not null,
  policy text not null
) strict;
create index result_item on result (item_id, fiscal_year, position);
create index result_year on result (fiscal_year);

create table initiative (
  id text primary key,
  project_id text not null references project (id),
  position integer not null,
  title text not null,
  text text not null
) strict;
create index initiative_project on initiative (project_id, position);

create table undertaking (
  id text primary key,
  project_id text not null references project (id),
  position integer not null,
  title text not null,
  origin text check (origin in ('new', 'existing')),
  arrows text not null check (json_type(arrows) = 'array')
) strict;
create index undertaking_project on undertaking (project_id, position);

create table passage (
  id text primary key,
  position integer not null,
  level integer not null check (level between 1 and 4),
  title text not null,
  text text not null
) strict;

create table document (
  id text primary key,
  position integer not null,
  kind text not null check (kind in ('comparison', 'outline')),
  title text not null check (title <> ''),
  settings text check (json_type(settings) = 'object')
) strict;

create table document_row (
  id text primary key,
  document_id text not null references document (id),
  position integer not null,
  title text not null,
  -- NULL: this side does not have the row
  new_text text,
  old_text text,
  new_measure text check (json_type(new_measure) = 'object'),
  old_measure text check (json_type(old_measure) = 'object'),
  underlines text not null check (json_type(underlines) = 'array')
) strict;
create index document_row_document on document_row (document_id, position);

-- what the plan said once; it refers to nothing, so that it stays whatever becomes of the plan
create table plan_edition (
  id text primary key,
  position integer not null,
  name text not null check (name <> ''),
  fixed_on text not null,
  content text not null check (json_type(content) = 'object')
) strict;

-- holds from its year on until a later year has one of its own
create table form_look (
  id text primary key,
  form text not null check (form <> ''),
  fiscal_year integer not null,
  look text not null check (json_type(look) = 'object'),
  unique (form, fiscal_year)
) strict;

-- what a person set for an indicator's year over what the rules compute
create table indicator_year (
  id text primary key,
  indicator_id text not null references indicator (id),
  fiscal_year integer not null,
  printed_rate text check (printed_rate <> ''),
  grade text check (grade <> ''),
  grade_reason text check (grade_reason <> ''),
  unique (indicator_id, fiscal_year),
  check (coalesce(printed_rate, grade, grade_reason) is not null)
) strict;
`;

/** After `document`, which a handout may be. */
const handouts = `
alter table handout add column counting text check (counting in ('own', 'branch', 'none', 'fixed'));
alter table handout add column paper_form text check (paper_form <> '');
alter table handout add column paper_item_id text references item (id);
alter table handout add column paper_project_id text references project (id);
alter table handout add column paper_document_id text references document (id);
alter table handout add column paper_meeting_id text references meeting (id);
create index handout_paper_item on handout (paper_item_id);
create index handout_paper_project on handout (paper_project_id);
create index handout_paper_document on handout (paper_document_id);
create index handout_paper_meeting on handout (paper_meeting_id);
`;

export const second: Migration = {
  to: 2,
  up(db) {
    db.exec(columns + rows + handouts);
  },
};
