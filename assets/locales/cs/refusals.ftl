### Odmítnutí, která nepatří jednomu modulu, a názvy rolí a druhů orgánů.

## Odmítnutí: co se stalo a co teď

refusal-already-founded = Úřad v tomto úložišti už je. Údaje obce změníte v Nastavení → Obec.
refusal-unknown-person = Osoba, která to má udělat, v úřadě není nebo už v něm nepůsobí. Přihlaste se znovu.
refusal-unknown-device = Tento počítač úřad nezná, změna se nezapsala. Připojte ho k úřadu znovu, nebo zavolejte správci.
# Příkaz nese jméno někoho jiného, než komu počítač patří.
refusal-not-this-device = Tento počítač patří jiné osobě, úřad proto změnu nezapsal. Přihlaste se na svém.
refusal-depends-on-refused = Navazuje to na krok, který úřad odmítl. Vyřešte nejdřív ten, potom odešlete znovu i toto.
# $most jsou celé megabajty.
refusal-command-too-large = Najednou lze zapsat nejvýš { $most } MB textu. Nic se nezapsalo; rozdělte text na menší části, nebo ho přiložte jako soubor.
refusal-bad-signature = Podpis tohoto počítače nesouhlasí, změna se proto nezapsala. Zavolejte správce.
# $kind je druh příkazu; čte ho správce v podrobnostech.
refusal-not-allowed = Toto vám role v úřadě nedovolují. Požádejte tajemníka, nebo toho, kdo za to odpovídá.
refusal-not-on-behalf = Za jinou osobu to zapsat nelze. Musí to udělat sama.
refusal-unknown-command = Tento úkon verze programu v počítači nezná. Nainstalujte novější.
refusal-newer-program = Záznam je z novější verze programu. Zde ho lze jen číst; nainstalujte novější verzi.
refusal-field-empty =
    { $field ->
        [name] Chybí název. Doplňte ho.
        [abbreviation] Chybí zkratka. Doplňte ji.
        [given] Chybí jméno. Doplňte ho.
        [family] Chybí příjmení. Doplňte ho.
        [law] Chybí zákon, podle kterého obec žije. Vyberte ho.
        [title] Chybí název. Doplňte ho.
        [reason] Chybí důvod. Doplňte ho.
        [ground] Chybí, na základě čeho vymazání navrhujete. Doplňte to.
        [request] Chybí, na základě čeho výpis vydáváte. Doplňte to.
        [whom] Chybí, o kom výpis je. Vyberte osobu, nebo napište jméno.
       *[other] Chybí povinný údaj: { $field }. Doplňte ho.
    }
refusal-offline-days = Počet dní bez spojení musí být od 1 do 730 a co je důvěrnější, nesmí v počítači zůstat déle než ostatní.
refusal-field-negative =
    { $field ->
        [days] Počet dnů nemůže být záporný.
       *[other] Číslo nemůže být záporné: { $field }.
    }
# $ico je zadané IČO.
refusal-bad-ico = IČO { $ico } nesouhlasí. Má osm číslic a poslední je kontrolní; opište ho znovu.
refusal-days-reversed = Konec je dřív než začátek. Opravte jeden ze dnů.
refusal-substitute-self = Nikdo nemůže zastupovat sám sebe. Vyberte jinou osobu.
refusal-substitute-mandate = Mandát v orgánu zastoupit nelze, jen úkoly v úřadě.
refusal-alternates-body = Náhradníky může mít jen komise nebo pracovní skupina, jejíž statut je zná. U tohoto orgánu volbu zrušte.
refusal-substitute-nothing = Není řečeno, co se předává. Zaškrtněte aspoň jeden úkol.
refusal-substitute-not-held = Tento úkol nepřítomný v těch dnech nemá, proto ho nelze předat. Vyberte jiný úkol nebo jiné dny.
refusal-substitute-gone = { $person } už v úřadě nepůsobí. Vyberte jiného zástupce.
refusal-substitute-past = Co bylo, se zpětně nemění: zastupování začíná nejdřív dnes. Upravte dny; na jiného zástupce určete nové zastupování.
refusal-substitute-later = Zastupování už má dřívější konec. Prodloužíte ho volbou Změnit.
refusal-substitute-other = U zastupování nelze vyměnit nepřítomného. Ukončete ho a určete nové.
refusal-substitute-overlap =
    { $to ->
        [""] V těch dnech už stejný úkol má { $person } (od { $from }). Upravte dny, nebo potvrďte, že mají zastupovat oba.
       *[other] V těch dnech už stejný úkol má { $person } (od { $from } do { $to }). Upravte dny, nebo potvrďte, že mají zastupovat oba.
    }
refusal-not-substitute = Toto dnes za nepřítomného udělat nemůžete: zastupování netrvá, nebo tento úkol nezahrnuje. Nic se nezměnilo.
refusal-inspection-days = Kontrola musí mít poslední den, nejdéle rok od prvního. Uložte ji s ním; trvá-li déle, přidejte ji pak znovu.
refusal-mayor-beside = Starosta v působnosti rady nemůže být vedle orgánu „{ $body }“ ve stejných dnech (§ 99 odst. 2). Upravte dny; nic se nezměnilo.
refusal-mayor-seat = V tomto orgánu je jen starosta a ten, kdo ho zastupuje (§ 104 odst. 1). Zvolte předsedu, nebo místopředsedu.
refusal-mayor-twice = V těchto dnech už je starostou někdo jiný. Ukončete jeho funkci, nebo upravte dny; nic se nezměnilo.
refusal-mandate-twice = Tato osoba už v orgánu v té době mandát má. Nejdřív ukončete dřívější.
refusal-not-a-mandate = Toto není mandát v zastupitelstvu. Členství v jiném orgánu ukončíte v části Orgány a členové.
refusal-mandate-over = Tento mandát už zanikl dřív.
refusal-mandate-ahead = Zánik mandátu se zapisuje, až nastane. Zadejte dnešek nebo dřívější den.
refusal-mandate-before = Mandát trvá až od { $from }. Zadejte pozdější den.
refusal-mandate-way = Z tohoto důvodu mandát tímto způsobem nezaniká. Vyberte jiný způsob.
refusal-mandate-seat = Některé z vybraných míst s mandátem nesouvisí nebo už skončilo. Otevřete zápis znovu.
refusal-mandate-taken-back = Tento zánik už je vzat zpět.
refusal-mandate-later-end = { $left } má zapsaný zánik mandátu ke dni { $on } a po něm už nastoupil další náhradník: { $entered }. Nejdřív vezměte zpět tento pozdější zánik, potom ten dřívější. Nic se nezměnilo.
refusal-certificate-none = Osvědčení tu nikdo nečeká: už je předané, nebo nikdo nenastoupil.
refusal-certificate-day = Osvědčení se předává nejdříve v den, kdy se náhradník stal členem zastupitelstva, a nejpozději dnes. Zadejte jiný den.
refusal-no-term = Takové volební období obec zapsané nemá. Nové se zakládá v části Mandáty.
refusal-list-twice = { $party } už v tomto období listinu má. Upravte ji.
refusal-list-entered = Kdo už nastoupil, v listině zůstává, jak byl. Vraťte ho do ní.
refusal-substitute-listed-twice = { $name } je v listině dvakrát. Jeden řádek smažte.
refusal-term-label = Období s číslem { $label } už obec má. Zadejte jiné.
refusal-crest-large = Znak obce může mít nejvýš { $most } kB. Nic se nezměnilo. Vyberte jednodušší kresbu.
refusal-term-added = Nové volební období se tu nezakládá: dosavadní mandáty by trvaly dál a listiny náhradníků by chyběly. Nic se nezměnilo. Založte ho v Nastavení → Mandáty tlačítkem Nové volební období.
refusal-term-not-last = Odebrat lze jen poslední volební období. Nic se nezměnilo.
refusal-term-needed = Po této změně by dnešek nepatřil do žádného volebního období. Nic se nezměnilo. U předchozího období nejdřív vymažte datum konce.
refusal-term-today = Po této změně by dnešek nepatřil do žádného volebního období. Nic se nezměnilo. Opravte první nebo poslední den období.
refusal-terms-overlap = Po této změně by se dvě volební období překrývala. Nic se nezměnilo. Předchozí období musí skončit dřív, než další začne.
refusal-term-stands = V období { $label } už jsou zapsané mandáty nebo listiny náhradníků, proto zůstává. Nic se nezměnilo.
refusal-election-day = Den voleb nebo vyhlášení výsledků nesouhlasí: volby už proběhly a výsledky se vyhlašují po nich.
refusal-nobody-elected = Chybí zvolení členové. Vložte je.
refusal-elected-twice = { $name } je mezi zvolenými dvakrát. Jeden řádek smažte.
refusal-no-assembly = Obec nemá zapsané zastupitelstvo. Doplňte ho v části Orgány a členové.
refusal-undo-not-yours = Vzít zpět to může jen ten, kdo to udělal.
refusal-undo-never = Toto zpět vzít nelze: čísla, hlasování a zveřejnění zůstávají.
refusal-undo-too-late = Zpět to už vzít nelze, uplynula doba.
refusal-undo-erased = Zpět to už vzít nelze: záznam, kterého se to týkalo, byl vymazán.
# Příkaz se týká záznamu, který dvě osoby vymazaly; jeho obsah se neuchovává
refusal-erased = Záznam, kterého se to týká, byl mezitím vymazán. Nic z toho, co jste zadali, se neuložilo.
refusal-undo-moved = Zpět to už vzít nelze, záznam se mezitím změnil. Opravte ho ručně.

## Přihlášení

sign-in-wrong = Tato heslová věta k osobě nepatří. Napište ji znovu.
# $failures je počet neúspěšných pokusů od posledního přihlášení této osoby.
sign-in-failures =
    { $failures ->
        [one] Od vašeho posledního přihlášení se vaším jménem někdo jednou neúspěšně pokusil přihlásit.
        [few] Od vašeho posledního přihlášení se vaším jménem někdo { $failures }krát neúspěšně pokusil přihlásit.
       *[other] Od vašeho posledního přihlášení se vaším jménem někdo { $failures }krát neúspěšně pokusil přihlásit.
    }
sign-in-failures-show = Zobrazit záznam
sign-in-no-profile = Tato osoba se v tomto počítači přihlásit nemůže. Profil jí založíte v Nastavení → Profil a přihlášení.
sign-in-no-role = Tato osoba dnes v úřadě žádnou roli nemá, proto se nepřihlásí.
sign-in-needed = Nejdřív se přihlaste. Úřad je otevřený, jen program neví, kdo sedí u počítače.
sign-in-ask-manager = Novou heslovou větu vám nastaví ten, kdo v úřadě spravuje lidi: Nastavení → Profil a přihlášení.
sign-in-unsaved = Co je rozepsané, se ještě neuložilo. Počkejte, až bude nahoře napsáno Uloženo, a zkuste to znovu.
# $minutes je počet minut, zaokrouhlený nahoru.
sign-in-wait =
    { $minutes ->
        [one] Věta nesouhlasila už několikrát. Zkuste to znovu za minutu.
        [few] Věta nesouhlasila už několikrát. Zkuste to znovu za { $minutes } minuty.
       *[other] Věta nesouhlasila už několikrát. Zkuste to znovu za { $minutes } minut.
    }
# $length je nejmenší počet znaků.
profile-phrase-short = Heslová věta je krátká. Napište aspoň { $length } znaků.
profile-phrase-name = Vlastní jméno uhodne každý. Zvolte jinou větu.
profile-inspects = Kontrolor tu profil mít nemůže: v tomto počítači leží i to, co je vyhrazeno jmenovaným osobám. Čte na vlastním počítači připojeném k úřadu, nebo mu dejte balíček pro kontrolu.
profile-exists = Tato osoba už zde profil má.
profile-own-first = Nejdřív si heslovou větu zvolte vy, jinak byste se po přepnutí nevrátili.
refusal-profile-own = Vlastní profil takto změnit nejde. Větu si změníte v Nastavení → Profil a přihlášení.
refusal-profile-not-yours = Za jinou osobu se přihlásit nelze.
error-bad-input = Údaj nelze přečíst. Opravte ho a zkuste to znovu.
error-unknown-query = Tuto obrazovku verze programu v počítači nezná.
error-disk-full = Na disku není místo. Teď lze jen číst; uvolněte místo a zkuste to znovu.
error-second-copy = Úřad je už otevřený v jiném okně nebo v jiném přihlášení k počítači.
error-network-share = Úložiště nesmí ležet na síťovém disku. Přesuňte ho na disk počítače.
error-cloud-folder = Úložiště nesmí ležet ve složce, kterou synchronizuje cloud. Přesuňte ho jinam.

## Role

role-chair = Předseda, starosta
role-deputy-chair = Místopředseda, místostarosta
role-member = Člen
role-alternate = Náhradník
role-guest = Přizvaný
role-secretary = Organizační pracovník, tajemník orgánu
role-chief-officer = Tajemník úřadu
role-department-head = Vedoucí odboru
role-clerk = Zpracovatel
role-reviewer = Posuzovatel (právník)
role-economist = Ekonom
role-task-keeper = Správce úkolů
role-publisher = Redaktor zveřejnění
role-data-protection = Pověřenec pro ochranu osobních údajů
role-evaluator = Hodnotitel žádostí
role-auditor = Kontrolor
role-admin = Správce systému
role-unknown = { $name } (z novější verze programu)
role-mayor = Starosta
role-deputy-mayor = Místostarosta, který zastupuje

## Druhy orgánů

body-kind-assembly = Zastupitelstvo
body-kind-council = Rada
body-kind-mayor = Starosta v působnosti rady
body-kind-committee = Výbor
body-kind-commission = Komise
body-kind-local-committee = Osadní výbor
body-kind-working-group = Pracovní skupina
body-kind-office = Úřad
