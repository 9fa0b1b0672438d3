ALTER TABLE posts ADD COLUMN as_read JSON;

ALTER TABLE mentions ADD COLUMN review TEXT DEFAULT 'open' NOT NULL;

ALTER TABLE coverage ADD COLUMN review TEXT DEFAULT 'open' NOT NULL;

CREATE TABLE corrections (
  id INTEGER NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  why TEXT NOT NULL,
  post_id INTEGER,
  item TEXT NOT NULL,
  field TEXT NOT NULL,
  before JSON,
  after JSON,
  undoes INTEGER,
  CONSTRAINT pk_corrections PRIMARY KEY (id),
  CONSTRAINT fk_corrections_post_id FOREIGN KEY(post_id) REFERENCES posts (id),
  CONSTRAINT fk_corrections_undoes FOREIGN KEY(undoes) REFERENCES corrections (id)
);

CREATE INDEX ix_corrections_post_id ON corrections (post_id);

CREATE INDEX ix_corrections_item ON corrections (item);

CREATE TABLE corrected (
  correction_id INTEGER NOT NULL,
  post_id INTEGER NOT NULL,
  read JSON NOT NULL,
  changed_at TEXT,
  CONSTRAINT pk_corrected PRIMARY KEY (correction_id, post_id),
  CONSTRAINT fk_corrected_correction_id FOREIGN KEY(correction_id) REFERENCES corrections (id),
  CONSTRAINT fk_corrected_post_id FOREIGN KEY(post_id) REFERENCES posts (id)
);

CREATE INDEX ix_corrected_post_id ON corrected (post_id);
