-- What was erased for good is told to whoever begins anew too. ?1 = last seq that is forgotten
delete from gone where seq <= ?1 and is_erased = 0;
