### Zálohy na jiný disk, obnovovací list, obnovení úřadu ze zálohy.

settings-backup = Zálohy
backup-lead = Jednou denně program uloží celý úřad i s přílohami do složky, kterou vyberete, nejlépe na USB disk. Záloha je zašifrovaná. Otevře ji obnovovací kód z listu, nebo vaše heslová věta.
backup-lead-server = Úřad se sdílí z tohoto počítače. Jednou denně program uloží celý úřad ze serveru, tedy i to, co vidí jen kolegové, do složky, kterou vyberete, nejlépe na USB disk. Záloha je zašifrovaná a otevře ji obnovovací kód z listu. Rozepsané a neodeslané texty v ní nejsou.
backup-keeps = Zůstává záloha z každého z posledních sedmi dnů a z každého z posledních čtyř týdnů.
backup-off-joined = Tento počítač je připojený k úřadu na serveru. Zálohuje se server; co jste ještě neodeslali, odejde při příštím spojení.
backup-off-demo = V ukázkové obci je všechno vymyšlené, proto se nezálohuje.
backup-not-allowed = O zálohách a obnovovacím kódu rozhoduje, kdo spravuje lidi úřadu. Požádejte tajemníka nebo správce.
backup-folder = Složka pro zálohy
backup-folder-hint = Celá cesta, například E:\ nebo /media/usb.
backup-pick = Vybrat složku…
backup-choose = Zálohovat sem
backup-stop-using = Přestat zálohovat
backup-chosen = Zálohy se budou ukládat sem.
backup-none-chosen = Zálohy se zatím nikam neukládají. Když se disk počítače pokazí, úřad z něj nedostanete.
backup-last = Poslední záloha { $when }, { $size }. Po zapsání ji program otevřel a zkontroloval.
backup-last-missing =
    { $count ->
        [one] V úřadu chybí { $count } příloha, v záloze proto není. Starší zálohy se nemažou.
        [few] V úřadu chybí { $count } přílohy, v záloze proto nejsou. Starší zálohy se nemažou.
       *[other] V úřadu chybí { $count } příloh, v záloze proto nejsou. Starší zálohy se nemažou.
    }
backup-never = Zatím tu žádná záloha není. První vznikne do minuty, nebo hned po stisku tlačítka.
backup-late =
    { $days ->
        [one] Poslední záloha je stará { $days } den.
        [few] Poslední záloha je stará { $days } dny.
       *[other] Poslední záloha je stará { $days } dnů.
    }
backup-count =
    { $count ->
        [one] Ve složce je { $count } záloha.
        [few] Ve složce jsou { $count } zálohy.
       *[other] Ve složce je { $count } záloh.
    }
backup-absent = Disk se zálohami teď není připojený. Až ho připojíte, záloha vznikne do minuty.
backup-same-disk = Složka je na stejném disku jako úřad. Když se disk pokazí, přijdete o obojí. Vyberte USB disk.
backup-failed = Naposledy se záloha nepovedla, { $when }.
backup-now = Zálohovat nyní
backup-copying = Zapisuji zálohu, { $done } z { $total }
backup-checking = Kontroluji zapsanou zálohu
backup-done = Záloha je hotová a zkontrolovaná.
backup-put-off = Připomenout za 30 dnů
backup-put-off-until = Připomene se { $date }.

## Proč se záloha nepovedla

backup-no-folder = Taková složka v počítači není. Nic se nezměnilo; zkontrolujte cestu, nebo připojte disk.
backup-in-store = V této složce leží sám úřad. Vyberte jinou, nejlépe na USB disku.
backup-no-place = Nejdřív vyberte složku pro zálohy.
backup-not-there = Disk se zálohami není připojený. Starší zálohy na něm zůstaly, jak byly; připojte ho.
backup-gone = Disk se zálohami přestal odpovídat. Starší zálohy zůstaly, jak byly; připojte ho znovu a zkuste to.
backup-full = Na disku se zálohami není místo. Starší zálohy zůstaly, jak byly; uvolněte místo, nebo vyberte větší disk.
backup-too-large = Disk neumí uložit tak velký soubor. Naformátujte ho jako exFAT nebo NTFS, nebo vyberte jiný. Starší zálohy zůstaly, jak byly.
backup-read-only = Do složky se zálohami nelze zapisovat. Zkontrolujte, jestli disk není zamčený, nebo vyberte jinou složku.
backup-busy = Záloha se právě zapisuje. Počkejte, až skončí.
backup-unsound = Zapsaná záloha nejde přečíst, disk je nejspíš vadný. Starší zálohy zůstaly, jak byly; vyberte jiný disk.

## Obnovovací list

sheet-title = Obnovovací list
sheet-lead = List s obnovovacím kódem otevře úřad i jeho zálohy na jakémkoli počítači. Kód program nikde neschovává, ukáže ho jen jednou.
sheet-waits = Obnovovací kód si nikdo neopsal. Bez něj se úřad na jiném počítači obnovit nedá. Starý kód program znovu ukázat neumí, vytvoří nový.
sheet-lost = Ztratil-li se list, vytvořte nový kód a starý list skartujte.
sheet-new = Vytvořit nový kód
sheet-new-ask = Vytvořit nový obnovovací kód úřadu?
sheet-new-text = Dosavadní list přestane úřad otevírat. Starší zálohy otevře starý i nový kód, proto starý list skartujte. Mějte po ruce tiskárnu, nebo papír a tužku.
sheet-phrase = Vaše heslová věta
sheet-shown = Nový obnovovací kód
sheet-close = Hotovo
recovery-save = Uložit jako PDF…
recovery-save-text = Soubor s kódem nenechávejte v tomto počítači: uložte ho na disk, který dáte do trezoru.
recovery-saved = List je uložený: { $file }
recovery-not-saved = Soubor { $file } se nepodařilo zapsat. Vyberte jinou složku.
recovery-beside-office = List s kódem nesmí ležet u dat úřadu. Vyberte jinou složku.
recovery-not-shown = Kód už není na obrazovce a nikde se neschovává. Vytvořte nový v Nastavení → Zálohy.
recovery-not-here = Tento úřad obnovovací kód nemá: ukázková obec ho nepotřebuje a připojený počítač se připojí znovu.
recovery-skip = Teď ne
recovery-skip-ask = Pokračovat bez opsaného kódu?
recovery-skip-text = Kód uvidíte jen teď. Když se počítač pokazí, bez listu nikdo úřad neobnoví, ani ze zálohy.
recovery-skip-go = Pokračovat bez kódu
recovery-skip-back = Vrátit se k listu
recovery-skip-twice = Opravdu nechat úřad bez listu?
recovery-skip-twice-text = Tento kód se už neukáže. Nový vytvoříte v Nastavení → Zálohy; do té doby ho bude Můj den připomínat.
recovery-skip-sure = Nechat bez listu

## Obnovit ze zálohy

setup-return = Obnovit ze zálohy
setup-return-text = Počítač se pokazil nebo ztratil. Máte disk se zálohami a list s obnovovacím kódem.
return-title = Obnovit ze zálohy
return-lead = Připojte disk se zálohami a vyberte ho. Úřad se obnoví celý: tisky, přílohy, usnesení, rozepsané texty i záznam událostí.
return-folder = Disk nebo složka se zálohami
return-folder-hint = Celá cesta, například E:\ nebo /media/usb.
return-find = Najít zálohy
return-found = Nalezené zálohy
return-newest = Nejnovější: { $when }
return-facts =
    { $attachments ->
        [0] { $size }, bez příloh
        [one] { $size }, { $attachments } příloha
        [few] { $size }, { $attachments } přílohy
       *[other] { $size }, { $attachments } příloh
    }
return-lacks =
    { $count ->
        [one] chybí { $count } příloha
        [few] chybí { $count } přílohy
       *[other] chybí { $count } příloh
    }
return-state-damaged = Poškozená, vyberte jinou
return-state-newer = Vytvořila ji novější verze programu
return-act = Obnovit úřad
return-copying = Obnovuji úřad, { $done } z { $total }
return-checking = Kontroluji, co se obnovilo
return-safe = Na disku se zálohami se nic nezmění.
return-missing-code = Opište kód z listu, nebo napište heslovou větu.
backup-damaged = Tato záloha je poškozená a nejde z ní obnovit. Nic se nezměnilo; vyberte starší.
backup-none = V této složce není žádná záloha. Vyberte disk nebo složku, kam se zálohy ukládaly.
backup-newer-program = Zálohu vytvořila novější verze programu. Nainstalujte ji a zkuste to znovu; nic se nezměnilo.
backup-has-office = V tomto počítači už úřad je, přes něj se neobnovuje. Obnovte zálohu na jiném počítači nebo pod jiným účtem.
returned = Úřad je obnovený ze zálohy z { $when }. Co vzniklo po ní, tu není. Na původním počítači už v úřadu nepracujte. Vyberte, kam se bude zálohovat odsud.
returned-missing =
    { $count ->
        [one] V záloze chyběla { $count } příloha.
        [few] V záloze chyběly { $count } přílohy.
       *[other] V záloze chybělo { $count } příloh.
    }
returned-joined = Záloha je z počítače připojeného k úřadu na serveru. Přihlášení v ní není: tento počítač se musí připojit znovu. Co se nestihlo odeslat, čeká tu.
returned-choose = Nastavit zálohy

## Obsah souborů

# Přílohy, důvodové zprávy a zápisy v Nastavení, v části Zálohy.
contents-title = Obsah souborů
contents-lead = Přílohy, důvodové zprávy a zápisy leží v počítači každý jako zvláštní soubor. Jednou týdně je program všechny přečte a ověří. Poškozený soubor obnovíte ze zálohy, nebo z původního souboru; program ho přijme, jen když je obsah stejný.
contents-lead-joined = Přílohy, důvodové zprávy a zápisy leží v počítači každý jako zvláštní soubor. Jednou týdně je program všechny přečte a ověří. Poškozený soubor se stáhne znovu z úřadu, nebo ho obnovíte z původního souboru; program ho přijme, jen když je obsah stejný.
contents-unread = Soubory se ještě nekontrolovaly.
contents-whole = Všechny soubory jsou v pořádku. Naposledy zkontrolovány { $when }.
contents-damaged =
    { $count ->
        [one] { $count } soubor je poškozený nebo chybí.
        [few] { $count } soubory jsou poškozené nebo chybí.
       *[other] { $count } souborů je poškozených nebo chybí.
    }
contents-hidden =
    { $count ->
        [one] { $count } z nich patří k tomu, co nevidíte, proto tu není uveden. Obnoví se s ostatními.
        [few] { $count } z nich patří k tomu, co nevidíte, proto tu nejsou uvedeny. Obnoví se s ostatními.
       *[other] { $count } z nich patří k tomu, co nevidíte, proto tu není uvedeno. Obnoví se s ostatními.
    }
contents-list = Poškozené a chybějící soubory
contents-look = Zkontrolovat všechny soubory
contents-looking = Kontroluji všechny soubory. U velkého úřadu to trvá několik minut; zatím můžete pracovat.
contents-mend = Obnovit ze zálohy
contents-mend-joined = Stáhnout znovu z úřadu
contents-mending = Obnovuji soubory a ověřuji jejich obsah.
contents-open = Otevřít
contents-open-of = Otevřít, kam patří { $name }
contents-original = Vybrat původní soubor…
contents-original-of = Vybrat původní soubor místo { $name }
contents-original-title = Původní soubor { $name }
contents-original-done = Soubor { $name } je zpátky a ověřený.
contents-mended =
    { $count ->
        [one] { $count } soubor je zpátky a ověřený.
        [few] { $count } soubory jsou zpátky a ověřené.
       *[other] { $count } souborů je zpátky a ověřených.
    }
contents-missing =
    { $count ->
        [one] { $count } soubor nemá celý žádná záloha. Vyberte původní soubor, nebo připojte disk se staršími zálohami.
        [few] { $count } soubory nemá celé žádná záloha. Vyberte původní soubory, nebo připojte disk se staršími zálohami.
       *[other] { $count } souborů nemá celých žádná záloha. Vyberte původní soubory, nebo připojte disk se staršími zálohami.
    }
contents-missing-joined =
    { $count ->
        [one] { $count } soubor nemá pro vás ani úřad na serveru. Vyberte původní soubor, nebo se obraťte na správce.
        [few] { $count } soubory nemá pro vás ani úřad na serveru. Vyberte původní soubory, nebo se obraťte na správce.
       *[other] { $count } souborů nemá pro vás ani úřad na serveru. Vyberte původní soubory, nebo se obraťte na správce.
    }
contents-nothing = Nic nebylo potřeba obnovit.
contents-no-backup = Zálohy se nikam neukládají, soubory není odkud obnovit. Máte-li původní soubor, vyberte ho.
contents-unreached = Úřad teď neodpovídá. Co se stáhlo, zůstalo; až bude spojení, zkuste to znovu.
content-damaged = Soubor je v tomto počítači poškozený nebo chybí. Obnovíte ho v Nastavení, v části Zálohy.
content-other-file = Vybraný soubor není ten původní, jeho obsah se liší. Nic se nezměnilo; vyberte jiný.
content-file-unread = Vybraný soubor nejde přečíst. Nic se nezměnilo; zkontrolujte, jestli je na svém místě a není zamčený.

## Můj den

day-title-backup-none = Úřad se nikam nezálohuje
day-note-backup-none = Vyberte disk nebo složku, stačí USB disk. Připomínku jde odložit o 30 dnů.
day-act-backup-choose = Vybrat
day-title-backup-late = Zálohujte úřad
day-note-backup-late =
    { $days ->
        [one] Poslední záloha je { $days } den stará. Připojte disk se zálohami.
        [few] Poslední záloha je { $days } dny stará. Připojte disk se zálohami.
       *[other] Poslední záloha je { $days } dnů stará. Připojte disk se zálohami.
    }
day-act-backup = Zálohovat
day-title-sheet = Chybí obnovovací list
day-note-sheet = Obnovovací kód si nikdo neopsal. Bez listu se úřad po poruše počítače nedá obnovit.
day-act-sheet = Vytvořit
day-title-unsound = Soubor úřadu v tomto počítači je poškozený
day-note-unsound =
    { $place ->
        [joined] Týdenní kontrola v něm našla vadné místo. Co už odešlo, má úřad na serveru. Zavolejte správce, než budete pokračovat.
       *[own] Týdenní kontrola v něm našla vadné místo. Starší zálohy zůstaly, jak byly. Zavolejte správce, než budete pokračovat.
    }
day-act-unsound =
    { $place ->
        [joined] O programu
       *[own] Zálohy
    }
day-title-contents =
    { $count ->
        [one] { $count } soubor v tomto počítači je poškozený nebo chybí
        [few] { $count } soubory v tomto počítači jsou poškozené nebo chybí
       *[other] { $count } souborů v tomto počítači je poškozených nebo chybí
    }
day-note-contents =
    { $place ->
        [joined] Našla je týdenní kontrola. Stáhnou se znovu z úřadu, až to v Nastavení potvrdíte.
       *[own] Našla je týdenní kontrola. Obnovíte je ze zálohy, nebo z původních souborů.
    }
day-act-contents = Obnovit

## Přehled

overview-backup-off = Zálohy na jiný disk tu nejsou potřeba
overview-backup-fresh = Záloha na jiném disku je čerstvá
overview-backup-none = Úřad se nikam nezálohuje
overview-backup-late = Záloha na jiném disku chybí nebo je starší než týden
