-- Owner: package gate. Which verdicts are to be written down. Written in the transaction that gives reason for it (a push, say), so
-- that no process forgets one by ending. repository: by its name, which may be gone by then. Several rows of one image are one wish.
CREATE TABLE gate_due (
  id         ${identity},
  repository ${text} NOT NULL,
  digest     ${text} NOT NULL
);
CREATE INDEX gate_due_by_image ON gate_due (repository, digest, id);
