-- Whether anything was ever erased.
select exists (select 1 from erasure) as found;
