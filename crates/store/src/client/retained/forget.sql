-- ?1 = seconds before which
delete from retained where settled_at < ?1;
