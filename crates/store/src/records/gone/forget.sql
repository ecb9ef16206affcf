-- ?1 = last seq that is forgotten
delete from gone where seq <= ?1;
