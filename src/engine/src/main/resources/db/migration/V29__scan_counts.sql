-- Owner: scan. How many findings each package has, so that images are counted without looking at each finding of each package again.

-- By severity, without those of which it can't be said whether they hold; those are undecided. As scan_finding has them.
ALTER TABLE scan_package ADD COLUMN critical INTEGER NOT NULL DEFAULT 0;
ALTER TABLE scan_package ADD COLUMN high INTEGER NOT NULL DEFAULT 0;
ALTER TABLE scan_package ADD COLUMN medium INTEGER NOT NULL DEFAULT 0;
ALTER TABLE scan_package ADD COLUMN low INTEGER NOT NULL DEFAULT 0;
ALTER TABLE scan_package ADD COLUMN negligible INTEGER NOT NULL DEFAULT 0;
ALTER TABLE scan_package ADD COLUMN unknown INTEGER NOT NULL DEFAULT 0;
ALTER TABLE scan_package ADD COLUMN undecided INTEGER NOT NULL DEFAULT 0;

UPDATE scan_package SET
  critical = (SELECT count(*) FROM scan_finding f WHERE f.package_id = scan_package.id AND f.undecided = '' AND f.severity = 5),
  high = (SELECT count(*) FROM scan_finding f WHERE f.package_id = scan_package.id AND f.undecided = '' AND f.severity = 4),
  medium = (SELECT count(*) FROM scan_finding f WHERE f.package_id = scan_package.id AND f.undecided = '' AND f.severity = 3),
  low = (SELECT count(*) FROM scan_finding f WHERE f.package_id = scan_package.id AND f.undecided = '' AND f.severity = 2),
  negligible = (SELECT count(*) FROM scan_finding f WHERE f.package_id = scan_package.id AND f.undecided = '' AND f.severity = 1),
  unknown = (SELECT count(*) FROM scan_finding f WHERE f.package_id = scan_package.id AND f.undecided = '' AND f.severity = 0),
  undecided = (SELECT count(*) FROM scan_finding f WHERE f.package_id = scan_package.id AND f.undecided <> '');
