/**
 * Schema 1. Ids are texts that live as long as the row; `position` orders siblings; an empty optional text is NULL and
 * never ''. Rows are written only through `db/writer.ts`, which also keeps the search index in step.
 */
import type { Migration } from "./migration.ts";

const structure = `
create table plan (
  id text primary key check (id = 'plan'),
  municipality text not null,
  title text not null check (title <> ''),
  first_fiscal_year integer not null,
  last_fiscal_year integer not null check (last_fiscal_year >= first_fiscal_year),
  baseline_fiscal_year integer,
  indicator_from integer not null,
  indicator_to integer not null check (indicator_to >= indicator_from),
  levels text not null check (json_type(levels) = 'array'),
  form text not null,
  committee_name text not null check (committee_name <> ''),
  external_survey_note text not null,
  scale_mode text not null check (scale_mode in ('judgement', 'thresholds')),
  scale_order text check (scale_order in ('best-first', 'worst-first', 'unordered')),
  rate_cap real check (rate_cap > 0),
  -- NULL: the plan has no rule of its own
  rate_decimals integer check (rate_decimals between 0 and 4),
  -- full name of the committee; committee_name is how the sheets print it
  committee_title text not null
) strict;

create table grade (
  id text primary key,
  position integer not null,
  code text not null unique check (code <> ''),
  meaning text not null,
  from_percent real,
  from_side text check (from_side in ('以上', '超')),
  check ((from_percent is null) = (from_side is null))
) strict;

create table item (
  id text primary key,
  parent text references item (id),
  position integer not null,
  code text not null,
  title text not null check (title <> ''),
  goal text check (goal <> ''),
  departments text check (json_type(departments) = 'array'),
  check (parent is null or parent <> id)
) strict;
create index item_parent on item (parent, position);

create table indicator (
  id text primary key,
  item_id text not null references item (id),
  position integer not null,
  kind text not null,
  name text not null check (name <> ''),
  unit text not null,
  external_survey integer not null check (external_survey in (0, 1)),
  cumulative integer not null check (cumulative in (0, 1)),
  direction text check (direction in ('up', 'down', 'keep'))
) strict;
create index indicator_item on indicator (item_id, position);

-- a blank cell (not yet) has no row
create table indicator_value (
  id text primary key,
  indicator_id text not null references indicator (id),
  series text not null check (series in ('target', 'actual')),
  fiscal_year integer not null,
  kind text not null check (kind in ('number', 'dash', 'reason')),
  -- decimal, never a binary float
  number text,
  reason text check (reason <> ''),
  unique (indicator_id, series, fiscal_year),
  check ((kind = 'number') = (number is not null)),
  check ((kind = 'reason') = (reason is not null))
) strict;

create table project (
  id text primary key,
  position integer not null,
  number integer not null,
  title text not null check (title <> ''),
  overview text check (overview <> '')
) strict;

create table project_item (
  id text primary key,
  project_id text not null references project (id),
  position integer not null,
  item_id text not null references item (id),
  strength text not null check (strength in ('primary', 'related')),
  label text not null
) strict;
create index project_item_project on project_item (project_id, position);
create index project_item_item on project_item (item_id);
`;

const records = `
create table member (
  id text primary key,
  position integer not null,
  name text not null check (name <> ''),
  reading text check (reading <> ''),
  affiliation text check (affiliation <> ''),
  role text check (role <> ''),
  term_from text,
  term_to text
) strict;

create table meeting (
  id text primary key,
  position integer not null,
  fiscal_year integer not null,
  evaluates integer not null,
  number integer not null check (number > 0),
  date text,
  start_time text,
  place text check (place <> '')
) strict;

create table agenda_item (
  id text primary key,
  meeting_id text not null references meeting (id),
  parent text references agenda_item (id),
  position integer not null,
  number text not null,
  title text not null check (title <> '')
) strict;
create index agenda_item_meeting on agenda_item (meeting_id, position);

create table handout (
  id text primary key,
  meeting_id text not null references meeting (id),
  position integer not null,
  number text not null,
  title text not null check (title <> ''),
  kind text not null check (kind in ('handout', 'reference'))
) strict;
create index handout_meeting on handout (meeting_id, position);

create table comment (
  id text primary key,
  meeting_id text not null references meeting (id),
  position integer not null,
  item_id text references item (id),
  project_id text references project (id),
  agenda_item_id text references agenda_item (id),
  member_id text not null references member (id),
  kind text not null check (kind in ('opinion', 'question', 'request')),
  text text not null check (text <> ''),
  reply text check (reply <> ''),
  recorded_at text not null,
  check (item_id is null or project_id is null)
) strict;
create index comment_meeting on comment (meeting_id);
create index comment_item on comment (item_id);
create index comment_project on comment (project_id);
create index comment_member on comment (member_id);
create index comment_agenda_item on comment (agenda_item_id);

create table evaluation (
  id text primary key,
  item_id text references item (id),
  project_id text references project (id),
  fiscal_year integer not null,
  activities text check (activities <> ''),
  achievement text check (achievement <> ''),
  issues text check (issues <> ''),
  rating text check (rating <> ''),
  committee_evaluation text check (committee_evaluation <> ''),
  check ((item_id is null) <> (project_id is null)),
  unique (item_id, fiscal_year),
  unique (project_id, fiscal_year)
) strict;
create index evaluation_year on evaluation (fiscal_year);

-- the comments a committee evaluation was drafted from
create table evaluation_source (
  id text primary key,
  evaluation_id text not null references evaluation (id),
  position integer not null,
  comment_id text not null references comment (id),
  unique (evaluation_id, comment_id)
) strict;
create index evaluation_source_comment on evaluation_source (comment_id);
`;

const history = `
-- one step of undo; never removed
create table edit (
  id integer primary key autoincrement,
  at text not null,
  actor text not null,
  label text not null,
  kind text not null check (kind in ('do', 'undo', 'redo', 'import')),
  reverts integer references edit (id),
  session text
) strict;

-- what the edit did to rows: enough to take it back and to do it again
create table edit_change (
  edit_id integer not null references edit (id),
  seq integer not null,
  table_name text not null,
  row_id text not null,
  -- NULL: the whole row was added (before is NULL) or removed (after is NULL)
  column_name text,
  before text check (json_valid(before)),
  after text check (json_valid(after)),
  primary key (edit_id, seq)
) strict, without rowid;

-- what 変更履歴 shows: one line per field, or one for an edit that is not about a single field
create table edit_line (
  id integer primary key autoincrement,
  edit_id integer not null references edit (id),
  label text not null,
  place text not null,
  subject_kind text check (subject_kind in ('item', 'project')),
  subject_id text,
  fiscal_year integer,
  field_key text,
  field text check (json_valid(field)),
  before_text text,
  after_text text,
  -- what restoring puts back, as JSON; NULL: the field was empty
  before_value text check (json_valid(before_value)),
  after_value text check (json_valid(after_value))
) strict;
create index edit_line_edit on edit_line (edit_id);
create index edit_line_field on edit_line (field_key, id);
create index edit_line_subject on edit_line (subject_kind, subject_id, id);
`;

const search = `
create table search_entry (
  id integer primary key,
  table_name text not null,
  row_id text not null,
  column_name text not null,
  -- see shared/text/fold.ts
  folded text not null,
  unique (table_name, row_id, column_name)
) strict;

create virtual table search_index using fts5 (
  folded, content = 'search_entry', content_rowid = 'id', tokenize = 'trigram case_sensitive 1'
);
create trigger search_entry_added after insert on search_entry begin
  insert into search_index (rowid, folded) values (new.id, new.folded);
end;
create trigger search_entry_removed after delete on search_entry begin
  insert into search_index (search_index, rowid, folded) values ('delete', old.id, old.folded);
end;
create trigger search_entry_changed after update on search_entry begin
  insert into search_index (search_index, rowid, folded) values ('delete', old.id, old.folded);
  insert into search_index (rowid, folded) values (new.id, new.folded);
end;
`;

export const first: Migration = {
  to: 1,
  up(db) {
    db.exec(structure + records + history + search);
  },
};
