-- How many links have no contents any more.
select count(*) from log where payload is null;
