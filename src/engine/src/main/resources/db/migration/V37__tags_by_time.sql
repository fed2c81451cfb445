-- Owner: catalog. How many tags a repository has and when the last one was set, out of an index alone: lists of repositories say both.
CREATE INDEX tag_by_time ON tag (repository_id, tagged_at);
