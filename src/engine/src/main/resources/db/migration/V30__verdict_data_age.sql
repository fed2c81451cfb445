-- Owner: package gate. How old the vulnerability data is that a verdict rests on: milliseconds since 1970 in UTC; empty: there is none.
ALTER TABLE gate_verdict ADD COLUMN data_as_of BIGINT;
-- Verdicts of before don't say it: each is judged and written down anew.
INSERT INTO gate_due (repository, digest)
SELECT r.name, v.digest FROM gate_verdict v JOIN repository r ON r.id = v.repository_id;
