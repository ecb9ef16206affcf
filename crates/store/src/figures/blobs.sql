-- Number of sealed files and their size.
select count(*) as count, coalesce(sum(size_bytes), 0) as bytes from blob;
