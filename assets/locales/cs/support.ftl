### Balíček pro podporu a zpráva o pádu programu.

support-title = Balíček pro podporu
support-open = Připravit balíček
# V nápovědě, nad tlačítkem.
support-offer = Když něco nefunguje, uložte balíček a pošlete ho správci. Není v něm nic z obsahu vašich dokumentů.
support-text = Do balíčku se uloží jen to, co vidíte níže: verze programu, jeho záznamy a počty v úložišti. Texty, jména ani přílohy v něm nejsou. Nic se nikam neodešle samo.
support-contents = Soubory v balíčku
support-cut = Ukázán je jen konec, uloží se celý soubor.
support-save = Uložit balíček
support-cancel = Neukládat
support-done = Hotovo
support-saved = Balíček je uložen: { $path }
support-show = Ukázat ve složce
support-next = Pošlete ho správci nebo autorům programu spolu s popisem, co jste dělali.
support-not-saved = Do složky { $folder } nejde zapsat. Balíček zůstal připraven. Uvolněte místo na disku a uložte ho znovu.
support-gone = Balíček ještě není uložen. Uložte ho znovu.

## Po pádu programu

crash-title = Program se { $when } nečekaně zastavil.
crash-text = Uložená práce je v pořádku. Balíček pro podporu pomůže zjistit příčinu.
crash-package = Připravit balíček
crash-dismiss = Nepřipomínat
