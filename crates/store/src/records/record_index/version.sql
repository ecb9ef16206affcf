-- Version the keys of a kind were written with. ?1 = kind
select version from index_version where kind = ?1;
