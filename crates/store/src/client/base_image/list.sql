-- All base images.
select kind, id, scope, parent, ver, seq, body_version, body from base_image order by kind, id;
