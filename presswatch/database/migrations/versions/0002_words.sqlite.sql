CREATE TABLE problems (
  id INTEGER NOT NULL,
  source_id INTEGER,
  cause TEXT NOT NULL,
  since_at TEXT NOT NULL,
  seen_count INTEGER DEFAULT 0 NOT NULL,
  words TEXT NOT NULL,
  reported_at TEXT,
  recovered_at TEXT,
  recovery_reported_at TEXT,
  CONSTRAINT pk_problems PRIMARY KEY (id),
  CONSTRAINT fk_problems_source_id FOREIGN KEY(source_id) REFERENCES sources (id)
);

INSERT INTO problems SELECT id, source_id, cause, since_at, seen_count, words, told_at, recovered_at, recovered_told_at
  FROM troubles;

DROP TABLE troubles;

CREATE INDEX ix_problems_source_id ON problems (source_id, cause) WHERE recovered_at IS NULL;

CREATE TABLE message_notices (
  channel_id INTEGER NOT NULL,
  notice_id INTEGER NOT NULL,
  message_id INTEGER NOT NULL,
  CONSTRAINT pk_message_notices PRIMARY KEY (channel_id, notice_id),
  CONSTRAINT fk_message_notices_channel_id FOREIGN KEY(channel_id) REFERENCES channels (id),
  CONSTRAINT fk_message_notices_notice_id FOREIGN KEY(notice_id) REFERENCES outbox (id),
  CONSTRAINT fk_message_notices_message_id FOREIGN KEY(message_id) REFERENCES messages (id)
)
 WITHOUT ROWID;

INSERT INTO message_notices SELECT channel_id, notice_id, message_id FROM tellings;

DROP TABLE tellings;

CREATE INDEX ix_message_notices_message_id ON message_notices (message_id);

ALTER TABLE outbox RENAME COLUMN told_at TO reported_at;

ALTER TABLE channels RENAME COLUMN heard_id TO last_notice_id;

UPDATE outbox SET "key" = 'problem:' || substr("key", 9) WHERE substr("key", 1, 8) = 'trouble:';

UPDATE outbox SET kind = 'problem' WHERE kind = 'trouble';

UPDATE messages SET payload = replace(replace(payload, '"troubles":', '"problems":'), '"kind":"trouble"', '"kind":"problem"')
  WHERE instr(payload, '"troubles":') > 0
