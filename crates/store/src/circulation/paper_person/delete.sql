-- Forgets the row of a record. ?1 = paper
delete from paper_person where paper = ?1;
