-- Owner: package scan. Times are milliseconds since 1970 in UTC. Reads the catalog's views manifest, repository and tag. What is
-- stored of an image hangs on its digest, whatever repositories have it; what hangs on a manifest goes with it at its purge, and
-- what nothing hangs on any more is swept up by the job scan-housekeeping.

-- What one layer tells (LayerFacts as JSON, gzip), kept so that each layer is read once.
CREATE TABLE scan_layer (
  digest          ${text}  NOT NULL,
  scanner_version INTEGER  NOT NULL,
  size            BIGINT   NOT NULL, -- of facts, in bytes
  used_at         BIGINT   NOT NULL,
  facts           ${bytes} NOT NULL,
  PRIMARY KEY (digest, scanner_version)
);
CREATE INDEX scan_layer_by_use ON scan_layer (used_at);

-- problem: why it can't be scanned as a whole; else empty. omissions: parts that were not looked at. unmatched: components that no
-- advisory database knows the ecosystem of. layers, inventory: JSON, gzip.
CREATE TABLE scan_image (
  id              ${identity},
  digest          ${text}  NOT NULL UNIQUE,
  scanner_version INTEGER  NOT NULL,
  scanned_at      BIGINT   NOT NULL,
  platform        ${text}  NOT NULL,
  problem         ${text}  NOT NULL,
  components      INTEGER  NOT NULL,
  unmatched       INTEGER  NOT NULL,
  omissions       INTEGER  NOT NULL,
  layers          ${bytes} NOT NULL,
  inventory       ${bytes} NOT NULL
);

-- What the advisories are asked for, each once for all images. generation: of the database that answered last; -1: none yet.
CREATE TABLE scan_package (
  id         ${identity},
  ecosystem  ${text} NOT NULL,
  name       ${text} NOT NULL,
  version    ${text} NOT NULL,
  generation BIGINT  NOT NULL,
  covered    BOOLEAN NOT NULL,
  UNIQUE (ecosystem, name, version)
);
CREATE INDEX scan_package_by_generation ON scan_package (generation, id);

CREATE TABLE scan_image_package (
  image_id   BIGINT NOT NULL REFERENCES scan_image (id) ON DELETE CASCADE,
  package_id BIGINT NOT NULL REFERENCES scan_package (id),
  PRIMARY KEY (image_id, package_id)
);
CREATE INDEX scan_image_package_by_package ON scan_image_package (package_id, image_id);

-- What images hold, for the search.
CREATE TABLE scan_component (
  id      ${identity},
  purl    ${text} NOT NULL UNIQUE,
  name    ${text} NOT NULL, -- with its namespace, as people write it: org.apache.logging.log4j:log4j-core, @types/node, libc6
  version ${text} NOT NULL
);
CREATE INDEX scan_component_by_name ON scan_component (name, version);

CREATE TABLE scan_component_licence (
  licence      ${text} NOT NULL, -- in small letters
  component_id BIGINT  NOT NULL REFERENCES scan_component (id) ON DELETE CASCADE,
  PRIMARY KEY (licence, component_id)
);
CREATE INDEX scan_component_licence_by_component ON scan_component_licence (component_id);

CREATE TABLE scan_image_component (
  image_id     BIGINT NOT NULL REFERENCES scan_image (id) ON DELETE CASCADE,
  component_id BIGINT NOT NULL REFERENCES scan_component (id),
  PRIMARY KEY (image_id, component_id)
);
CREATE INDEX scan_image_component_by_component ON scan_image_component (component_id, image_id);

-- A vulnerability in a package. severity: 0 unknown to 5 critical. document: advisory and fix as JSON, gzip; hash: of that JSON.
-- undecided: why it can't be said whether the package is affected; else empty.
CREATE TABLE scan_finding (
  package_id BIGINT   NOT NULL REFERENCES scan_package (id) ON DELETE CASCADE,
  advisory   ${text}  NOT NULL,
  severity   INTEGER  NOT NULL,
  fixable    BOOLEAN  NOT NULL,
  undecided  ${text}  NOT NULL,
  found_at   BIGINT   NOT NULL,
  hash       ${text}  NOT NULL,
  document   ${bytes} NOT NULL,
  PRIMARY KEY (package_id, advisory)
);
CREATE INDEX scan_finding_by_advisory ON scan_finding (advisory, package_id);

-- Every name of a finding's vulnerability: its own and its aliases.
CREATE TABLE scan_finding_name (
  name       ${text} NOT NULL,
  package_id BIGINT  NOT NULL,
  advisory   ${text} NOT NULL,
  PRIMARY KEY (name, package_id, advisory),
  FOREIGN KEY (package_id, advisory) REFERENCES scan_finding (package_id, advisory) ON DELETE CASCADE
);
CREATE INDEX scan_finding_name_by_finding ON scan_finding_name (package_id, advisory);

-- The result of a manifest in a repository, by severity without what is suppressed there. image_id: without it, it never was
-- scanned. pending: a scan waits or runs. problem: why the last attempt came to nothing; else empty.
CREATE TABLE scan_result (
  manifest_id   BIGINT  NOT NULL PRIMARY KEY REFERENCES any_manifest (id) ON DELETE CASCADE,
  repository_id BIGINT  NOT NULL REFERENCES any_repository (id) ON DELETE CASCADE,
  digest        ${text} NOT NULL,
  image_id      BIGINT  REFERENCES scan_image (id),
  pending       BOOLEAN NOT NULL,
  problem       ${text} NOT NULL,
  attempted_at  BIGINT  NOT NULL,
  critical      INTEGER NOT NULL,
  high          INTEGER NOT NULL,
  medium        INTEGER NOT NULL,
  low           INTEGER NOT NULL,
  negligible    INTEGER NOT NULL,
  unknown       INTEGER NOT NULL,
  undecided     INTEGER NOT NULL,
  suppressed    INTEGER NOT NULL,
  uncovered     INTEGER NOT NULL, -- packages of which nothing is known, for want of data
  UNIQUE (repository_id, digest)
);
CREATE INDEX scan_result_by_image ON scan_result (image_id);

-- The images of an index, in its order.
CREATE TABLE scan_part (
  manifest_id BIGINT  NOT NULL REFERENCES scan_result (manifest_id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  digest      ${text} NOT NULL,
  platform    ${text} NOT NULL,
  PRIMARY KEY (manifest_id, position)
);

-- Somebody answers for it that a vulnerability does not count in a repository.
CREATE TABLE scan_suppression (
  id            ${text} NOT NULL PRIMARY KEY,
  repository_id BIGINT  NOT NULL REFERENCES any_repository (id) ON DELETE CASCADE,
  advisory      ${text} NOT NULL,
  status        ${text} NOT NULL, -- Suppression.Status
  reason        ${text} NOT NULL,
  created_by    ${text} NOT NULL,
  created_at    BIGINT  NOT NULL,
  expires_at    BIGINT,
  UNIQUE (repository_id, advisory)
);
CREATE INDEX scan_suppression_by_end ON scan_suppression (expires_at);
