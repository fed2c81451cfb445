-- Owners: catalog (any_repository), credentials (scanner_login), scan (scan_image). Other scanners than the registry's own.

-- Which scanner looks into the repository's images; empty: as the registry says.
ALTER TABLE any_repository ADD COLUMN scanner ${text} NOT NULL DEFAULT '';

-- What scanners pull images with. hash as in access_token; repository: the only one it opens.
CREATE TABLE scanner_login (
  id         ${text} NOT NULL PRIMARY KEY,
  scanner    ${text} NOT NULL,
  repository ${text} NOT NULL,
  hash       ${text} NOT NULL UNIQUE,
  expires_at BIGINT  NOT NULL
);

-- scanner: the name of another scanner that looked into the image; empty: the registry's own. Of another, digest has '@' and that
-- name behind it, and its packages (scan_package) have 'NAME#' and a hash of what it said of them for an ecosystem: rows that say
-- something else are other rows, and nothing is changed in place; generation: 9223372036854775807, they are never asked about again.
-- product, product_version: as the scanner calls itself; data_as_of: of its vulnerability data, 0: it does not say.
ALTER TABLE scan_image ADD COLUMN scanner ${text} NOT NULL DEFAULT '';
ALTER TABLE scan_image ADD COLUMN product ${text} NOT NULL DEFAULT '';
ALTER TABLE scan_image ADD COLUMN product_version ${text} NOT NULL DEFAULT '';
ALTER TABLE scan_image ADD COLUMN data_as_of BIGINT NOT NULL DEFAULT 0;

-- module: of RPM the module and stream the package was built in, as nodejs:18; empty: none. What a package's release is, its stream is,
-- too, so it is no part of the key.
ALTER TABLE scan_package ADD COLUMN module ${text} NOT NULL DEFAULT '';
