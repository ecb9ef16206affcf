### Historie: co kdo udělal s tiskem, usnesením, úkolem nebo jednáním. Tytéž věty stojí i na stránce Vyžaduje pozornost.

history-title = Historie
history-none = Zatím se nic nestalo.
# Pod historií v počítači připojeném k úřadu.
history-of-seen = Řádky, které se týkaly i toho, co nevidíte, tu nejsou.
history-all =
    { $count ->
        [one] Celá, { $count } událost
        [few] Celá, { $count } události
       *[other] Celá, { $count } událostí
    }
history-compare = porovnat s verzí { $version }
history-behalf = { $who } za: { $person }
# $who rozhodl místo nepřítomného $person.
history-in-place = { $who } v zastoupení: { $person }
history-circulation-create-paper = Tisk založen
history-circulation-edit-paper = Upraveno
history-circulation-learn-headings = Zapamatovány nadpisy dokumentů
history-circulation-attach = Příloha připojena
history-circulation-replace-attachment = Soubor nahrazen novou verzí
history-circulation-put-report-file = Důvodová zpráva převedena do Wordu
history-circulation-write-report = Důvodová zpráva převedena do textu
history-circulation-remove-attachment = Příloha odebrána
history-circulation-classify-attachment = { $closed ->
        [yes] Příloha označena jako neveřejná
       *[no] Příloha zpřístupněna všem, kdo vidí tisk
    }
history-circulation-add-view = K příloze přidáno PDF
history-circulation-share-view = PDF přílohy zpřístupněno všem, kdo ji vidí
history-circulation-mark-attachment = Zapsáno, zda jde příloha otevřít
history-circulation-choose-notices = Zvoleno, kdy a o čem chodí upozornění
history-circulation-hand-to-registry = Předáno do spisové služby
history-circulation-enter-registry-numbers = { $reason_given ->
        [no] Zapsána čísla spisové služby
       *[yes] Opravena čísla spisové služby: { $reason }
    }
history-circulation-set-cover = Upraveno finanční krytí
history-circulation-confirm-cover = Potvrzeno finanční krytí
history-circulation-put-edition = Dokument upraven ručně
history-circulation-withdraw-edition = Ručně upravený dokument vzat zpět: { $reason }
history-circulation-define-layout = Nastaven vzhled dokumentů
history-circulation-set-filing-rules = Nastaveny znaky a datová schránka pro spisovou službu
history-circulation-set-letterhead = Nastaveno záhlaví dokumentů
history-circulation-add-comment = Přidán komentář
history-circulation-note-reading = Zaznamenáno čtení
history-circulation-request-opinions = Vyžádána stanoviska
history-circulation-remind-opinion = Stanovisko urgováno
history-circulation-give-opinion = Dáno stanovisko
history-circulation-waive-opinion = Na stanovisku se netrvá: { $reason }
history-circulation-settle-opinion = Stanovisko vypořádáno
history-circulation-expire-opinion = Lhůta pro stanovisko uplynula
history-circulation-close-opinions = { $reason_given ->
        [no] Připomínky uzavřeny
       *[yes] Připomínky uzavřeny: { $reason }
    }
history-circulation-submit-to-head = Předloženo
history-circulation-head-approve = Schváleno za odbor
history-circulation-head-return = Vráceno z odboru: { $reason }
history-circulation-approve-step = Schváleno v kroku úřadu
history-circulation-advise-step = Vyjádření v kroku úřadu
history-circulation-note-step = Vzato na vědomí
history-circulation-return-step = Vráceno z kroku úřadu: { $reason }
history-circulation-skip-step = Krok úřadu přeskočen: { $reason }
history-circulation-pass-without-opinion = { $reason_given ->
        [no] Orgán nevydal stanovisko, tisk šel dál
       *[yes] Orgán nevydal stanovisko, tisk šel dál: { $reason }
    }
history-circulation-change-body = Předáno jinému orgánu místo zaniklého: { $reason }
history-circulation-lapse-step = Lhůta kroku uplynula, tisk šel dál
history-circulation-rework = Vzato k přepracování
history-circulation-run-formal-check = Formální kontrola provedena
history-circulation-tick-check-item = Posouzen bod formální kontroly
history-circulation-pass-formal-check = Prošlo formální kontrolou
history-circulation-fail-formal-check = Vráceno z formální kontroly: { $reason }
history-circulation-make-version = Uložena verze
history-circulation-settle-variant = Vybráno jedno ze dvou znění
history-circulation-schedule = Zařazeno na pořad
history-circulation-unschedule = { $reason_given ->
        [no] Staženo z pořadu
       *[yes] Staženo z pořadu: { $reason }
    }
history-circulation-postpone = Odloženo: { $reason }
history-circulation-split-paper = Rozděleno: { $reason }
history-circulation-merge-papers = Sloučeno do tisku { $title }
history-circulation-withdraw-paper = Staženo: { $reason }
history-office-undo = Poslední krok vzat zpět
history-office-register-device = Přidán počítač
history-office-close-device = Počítač odpojen: { $reason }
history-office-follow-groups = Role upraveny podle skupin v adresáři úřadu
history-office-note-statement = Na serveru vydán výpis o osobě
history-circulation-add-agenda-item = Do pořadu přidán bod { $title }
history-circulation-move-agenda-item = Bod pořadu přesunut
history-circulation-remove-agenda-item = Bod odebrán z pořadu
history-circulation-plan-series = Naplánována jednání
history-circulation-plan-meeting = Jednání naplánováno
history-circulation-edit-meeting = Jednání upraveno
history-circulation-convene-meeting = Jednání svoláno
history-circulation-cancel-meeting = Jednání zrušeno: { $reason }
history-circulation-close-meeting = Jednání uzavřeno
history-circulation-add-meeting-document = Přidán dokument jednání
history-circulation-remove-meeting-document = Odebrán dokument jednání
history-circulation-set-meeting-document-kind = Změněn druh dokumentu jednání
history-circulation-choose-channel = Zvolen způsob zasílání podkladů
history-circulation-send-pack = Podklady jednání odeslány
history-circulation-note-pack-opened = Podklady jednání otevřeny
history-circulation-apologise = Zapsána omluva
history-circulation-take-apology-back = Omluva vzata zpět
history-circulation-announce-conflict = Ohlášen střet zájmů
history-circulation-withdraw-conflict = Ohlášení střetu zájmů vzato zpět
history-circulation-enter-outcome = Zapsán výsledek projednání
history-circulation-correct-outcome = Zápis výsledku opraven: { $why }
history-circulation-decide-as-mayor = Rozhodnuto starostou v působnosti rady
history-circulation-leave-undecided = Starosta nerozhodl: { $reason }
history-circulation-suspend-resolution = Výkon usnesení pozastaven: { $reason }
history-circulation-confirm-or-cancel-suspended = Zapsáno rozhodnutí o pozastaveném usnesení
history-circulation-revoke-resolution = Usnesení zrušeno jiným usnesením
history-circulation-report-task = Podána zpráva o úkolu
history-circulation-extend-task = Termín úkolu prodloužen: { $reason }
history-circulation-close-task = Úkol uzavřen
history-circulation-cancel-task = Úkol zrušen: { $reason }
history-circulation-transfer-task = Úkol předán jiné osobě: { $reason }
history-circulation-define-paper-type = Upraven druh tisku
history-circulation-continue-numbers = Nastaveno pokračování číselné řady
history-circulation-import-resolutions = Načtena usnesení z minulých let
history-circulation-undo-import = Načtení usnesení vzato zpět
history-municipality-sign-in = Přihlášení u počítače
history-municipality-note-failed-sign-in = Heslová věta nesouhlasila
history-municipality-set-pass-phrase = Zvolena nová heslová věta
history-municipality-open-profile = Založen profil na tomto počítači
history-municipality-reset-pass-phrase = Heslová věta zrušena, zvolí se nová
history-municipality-close-profile = Profil na tomto počítači zrušen
history-municipality-found = Úřad založen
history-municipality-set = Upraveny údaje obce
history-municipality-define-body = Upraven orgán
history-municipality-define-department = Upraven odbor
history-municipality-define-person = Upraveny údaje osoby
history-municipality-set-membership = Zapsáno členství
history-municipality-end-membership = Členství ukončeno
history-municipality-set-party-list = Upravena listina náhradníků
history-municipality-end-mandate = Zapsán zánik mandátu
history-municipality-note-certificate = Předáno osvědčení o nástupu do zastupitelstva
history-municipality-take-back-mandate-end = Zánik mandátu vzat zpět: { $reason }
history-municipality-begin-term = Začalo nové volební období
history-circulation-close-with-term = Uzavřeno: skončilo volební období
history-circulation-hand-over = Předáno jiné osobě: { $reason }
history-circulation-plan-constituent = Připraveno ustavující zasedání
history-keeping-note-statement = Vydán výpis o osobě
history-keeping-set-period = Změněna lhůta uchovávání
history-keeping-propose-disposal = Navrženo vymazání
history-keeping-agree-disposal = Dán souhlas s vymazáním
history-keeping-refuse-disposal = Návrh na vymazání odmítnut
history-keeping-withdraw-disposal = Návrh na vymazání vzat zpět
history-keeping-erase-item = Vymazáno po souhlasu dvou osob
history-municipality-name-substitute = Určeno zastupování
history-municipality-end-substitution = Zastupování ukončeno
history-with-details = { $text }: { $details }

# Co psaní změnilo; stojí za slovem Upraveno a dvojtečkou.
changed-title = název
# Místo změněných polí u kroku, jehož zadání bylo vymazáno i se záznamem
changed-erased = obsah vymazán
changed-report = důvodová zpráva
changed-clauses = návrh usnesení
changed-competence = působnost
changed-presenter = předkladatel
changed-co-presenters = spolupředkladatelé
changed-drafter = zpracovatel
changed-department = odbor
changed-confidentiality = přístup
changed-named = komu je přístupný
changed-due-on = termín
changed-posting = zveřejnění záměru
changed-price-reason = odůvodnění ceny
changed-note = poznámka
changed-on = den jednání
changed-starts-at = začátek jednání
changed-place = místo jednání
changed-sections = části pořadu
changed-invitation-note = poznámka na pozvánce
changed-notice-posted-on = vyvěšení oznámení
changed-notice-removed-on = sejmutí oznámení
