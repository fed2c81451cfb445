-- Owner: package advisories. What came of the last attempt to update each source; the data itself lies in files, which say where they
-- came from. problem is a sentence, empty when the attempt succeeded.

CREATE TABLE advisory_check (
  source     ${text} NOT NULL PRIMARY KEY,
  checked_at BIGINT  NOT NULL,
  problem    ${text} NOT NULL
);
