-- What a page says of its article beside the text: part of the paper, last change, picture with its credit, and whether readers must pay.
alter table article
  add column section text,
  add column updated_at timestamptz,
  add column lead_image text,
  add column lead_image_credit text,
  add column paywall boolean not null default false;
