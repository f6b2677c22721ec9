/**
 * Schema 3: the committee's year. What is read and written only as a whole (attendance, minutes, a former name, the frozen
 * plan of a year) is JSON in one column. Fixed papers and archives are only ever added: the triggers hold against
 * everything, also against this product.
 */
import type { Migration } from "./migration.ts";

const columns = `
alter table plan add column quorum text check (json_type(quorum) = 'object');
alter table plan add column deadlines text check (json_type(deadlines) = 'array');
alter table plan add column dispositions text check (json_type(dispositions) = 'array');

alter table item add column from_year integer;
alter table item add column until_year integer;
alter table item add column succeeds text check (json_type(succeeds) = 'array');
alter table item add column former_names text check (json_type(former_names) = 'array');

alter table meeting add column end_time text;
alter table meeting add column openness text check (openness in ('open', 'partly', 'closed'));
alter table meeting add column closed_reason text check (closed_reason <> '');
alter table meeting add column observers integer check (observers >= 0);
alter table meeting add column attendance text check (json_type(attendance) = 'array');
alter table meeting add column staff text check (json_type(staff) = 'array');
alter table meeting add column deadlines_done text check (json_type(deadlines_done) = 'array');
alter table meeting add column minutes text check (json_type(minutes) = 'object');

alter table agenda_item add column subjects text check (json_type(subjects) = 'array');

alter table handout add column paper_copy text check (paper_copy = 'public');

alter table evaluation add column adopted_meeting_id text references meeting (id);
alter table evaluation add column adopted_on text;
alter table evaluation add column adopted_text text check (adopted_text <> '');
create index evaluation_adopted on evaluation (adopted_meeting_id);
`;

/**
 * Others than members speak, too, and more is kept about what was said. SQLite cannot take a NOT NULL away, so the table is
 * made anew under another name and put in the place of the old one; what refers to it goes by its name and stays right.
 */
const comments = `
create table new_comment (
  id text primary key,
  meeting_id text not null references meeting (id),
  -- among the comments of its meeting
  position integer not null,
  item_id text references item (id),
  project_id text references project (id),
  property text check (property <> ''),
  agenda_item_id text references agenda_item (id),
  member_id text references member (id),
  -- anyone who is no member, as the minutes call them
  speaker text check (speaker <> ''),
  kind text not null check (kind in ('opinion', 'question', 'request', 'answer', 'remark')),
  text text not null check (text <> ''),
  summary text check (summary <> ''),
  withheld text check (json_type(withheld) = 'array'),
  answers text references comment (id),
  reply text check (reply <> ''),
  department text check (department <> ''),
  disposition text check (disposition <> ''),
  reflected_in text check (reflected_in <> ''),
  recorded_at text not null,
  check (item_id is null or project_id is null),
  check ((member_id is null) <> (speaker is null))
) strict;
insert into new_comment (id, meeting_id, position, item_id, project_id, agenda_item_id, member_id, kind, text, reply, recorded_at)
  select id, meeting_id, position, item_id, project_id, agenda_item_id, member_id, kind, text, reply, recorded_at
  from comment order by position;
drop table comment;
alter table new_comment rename to comment;
create index comment_meeting on comment (meeting_id, position);
create index comment_item on comment (item_id);
create index comment_project on comment (project_id);
create index comment_member on comment (member_id);
create index comment_agenda_item on comment (agenda_item_id);
create index comment_answers on comment (answers);
`;

const years = `
-- 事前評価: the grade a member gave a sheet before the meeting
create table prior_rating (
  id text primary key,
  item_id text references item (id),
  project_id text references project (id),
  fiscal_year integer not null,
  member_id text not null references member (id),
  rating text check (rating <> ''),
  note text check (note <> ''),
  check ((item_id is null) <> (project_id is null)),
  check (coalesce(rating, note) is not null),
  unique (item_id, fiscal_year, member_id),
  unique (project_id, fiscal_year, member_id)
) strict;
create index prior_rating_year on prior_rating (fiscal_year);
create index prior_rating_member on prior_rating (member_id);

-- years that 翌年度へ進む opened, and the one it began from
create table plan_year (
  id text primary key,
  fiscal_year integer not null unique,
  opened_at text not null,
  frozen text check (json_type(frozen) = 'object')
) strict;
`;

/** They refer to no meeting: what was handed out stays whatever becomes of it. */
const kept = `
create table stored_file (
  sha256 text primary key check (length(sha256) = 64),
  bytes blob not null
) strict;

create table paper_edition (
  id text primary key,
  position integer not null unique,
  stage text not null check (stage in ('handout', 'public')),
  fiscal_year integer not null,
  meeting_id text,
  papers text not null check (json_type(papers) = 'array'),
  name text not null check (name <> ''),
  version integer not null check (version > 0),
  reason text check (reason <> ''),
  fixed_at text not null,
  actor text not null,
  docx text not null references stored_file (sha256),
  pdf text references stored_file (sha256),
  -- SHA-256 of the document tree it was printed from
  tree text not null check (length(tree) = 64),
  check (version = 1 or reason is not null)
) strict;
create index paper_edition_year on paper_edition (fiscal_year, position);
create index paper_edition_docx on paper_edition (docx);
create index paper_edition_pdf on paper_edition (pdf);

create table archive (
  id text primary key,
  sequence integer not null unique check (sequence > 0),
  meeting_id text not null,
  sealed_at text not null,
  actor text not null,
  reason text check (reason <> ''),
  -- manifest.json, byte for byte as it lies in the zip
  manifest text not null check (json_valid(manifest)),
  manifest_sha256 text not null unique check (length(manifest_sha256) = 64),
  -- manifest of the archive before it: no two go on from the same one
  previous text unique references archive (manifest_sha256),
  zip text not null references stored_file (sha256),
  check ((sequence = 1) = (previous is null))
) strict;
create index archive_zip on archive (zip);
`;

const append = ["stored_file", "paper_edition", "archive"]
  .flatMap((table) =>
    ["update", "delete"].map(
      (change) => `
create trigger ${table}_no_${change} before ${change} on ${table} begin
  select raise(abort, '${table} is only ever added to');
end;`,
    ),
  )
  .join("");

export const third: Migration = {
  to: 3,
  up(db) {
    db.exec(columns + comments + years + kept + append);
  },
};
