-- Versions the keys of kinds were written with. $1 = tenant
select kind, version from index_version
where tenant = $1;
