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

## Po nečekaném konci programu
## Pruh nad obrazovkou po příštím startu: věty stojí za sebou, jak jsou zde.

crash-title = Program minule skončil nečekaně ({ $when }).
# Zastavila se jen stránka okna, program běžel dál.
crash-page = Okno se muselo načíst znovu ({ $when }).
# Nic nebylo v práci: tato věta stojí sama.
crash-nothing = Program minule skončil nečekaně ({ $when }), nic potvrzeného se neztratilo.
crash-safe = Nic potvrzeného se neztratilo.
crash-differs = Po doplnění z deníku ale něco nesouhlasí. Zkontrolujte poslední práci a řekněte to správci.
# Za dvojtečkou jsou odkazy na tisky.
crash-texts =
    { $count ->
        [one] Zůstal zachovaný { $count } rozepsaný text:
        [few] Zůstaly zachované { $count } rozepsané texty:
       *[other] Zůstalo zachováno { $count } rozepsaných textů:
    }
crash-commands =
    { $count ->
        [one] Z deníku se doplnil { $count } úkon.
        [few] Z deníku se doplnily { $count } úkony.
       *[other] Z deníku se doplnilo { $count } úkonů.
    }
crash-waiting =
    { $count ->
        [one] { $count } úkon čeká na odeslání.
        [few] { $count } úkony čekají na odeslání.
       *[other] { $count } úkonů čeká na odeslání.
    }
crash-files =
    { $count ->
        [one] { $count } nová verze souboru čeká u tisku, až ji převezmete.
        [few] { $count } nové verze souborů čekají u tisků, až je převezmete.
       *[other] { $count } nových verzí souborů čeká u tisků, až je převezmete.
    }
crash-held =
    { $count ->
        [one] { $count } soubor je dál otevřený v jiném programu.
        [few] { $count } soubory jsou dál otevřené v jiném programu.
       *[other] { $count } souborů je dál otevřených v jiném programu.
    }
crash-report = Zpráva pro podporu je připravena.
crash-package = Zobrazit zprávu
crash-dismiss = Rozumím
