-- Whether a record with this id was erased. ?1 = id
select exists (select 1 from erasure where id = ?1) as found;
