-- Owner: package staging. by_name: whose area it is, as lists and logs show it; a run that has ended can't be asked any more.
ALTER TABLE staging ADD COLUMN by_name ${text} NOT NULL DEFAULT '';
