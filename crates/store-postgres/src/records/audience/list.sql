-- Every audience of an office. $1 = tenant
select atoms from audience where tenant = $1 order by audience_id;
