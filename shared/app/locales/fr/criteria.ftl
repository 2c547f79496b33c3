# Ce qui fait les points des propositions, et pourquoi. Les identifiants sont dans le crate `matching`.

criterion-thematic-area = Domaine thématique
criterion-thematic-area-about = L’offre nomme les domaines que nomme la demande, les plus importants d’abord.
criterion-thematic-area-same = { $by ->
    [both] À elles deux, les offres nomment
   *[first] L’offre nomme
} { $rank ->
    [1] le premier domaine de la demande
    [2] le deuxième domaine de la demande
   *[other] un domaine de la demande
}, { $wanted }{ $also ->
    [0] .
    [one] , et un autre de ses domaines.
   *[other] , et { $also } autres de ses domaines.
}
criterion-thematic-area-wider = Le domaine demandé, { $wanted }, fait partie du domaine plus large que nomme { $by ->
    [both] l’offre du second offreur
   *[first] l’offre
} : { $offered }.
criterion-thematic-area-narrower = Le domaine de { $by ->
    [both] l’offre du second offreur
   *[first] l’offre
}, { $offered }, fait partie du domaine plus large que nomme la demande : { $wanted }.
criterion-thematic-area-category = Le domaine offert, { $offered }, et le domaine demandé, { $wanted }, relèvent de la même catégorie : { $shared }.
criterion-thematic-area-sector = Le domaine offert, { $offered }, et le domaine demandé, { $wanted }, n’ont en commun que le secteur : { $shared }.
criterion-thematic-area-kin = Le domaine offert, { $offered }, est proche du domaine demandé, { $wanted }.
criterion-thematic-area-none = L’offre ne nomme rien de proche du domaine demandé : { $wanted }.

criterion-country-fit = Proximité des pays
criterion-country-fit-about = Offreur et bénéficiaire sont proches, se ressemblent ou ont déjà coopéré.
criterion-country-fit-ties = L’offreur ({ $provider }) et le bénéficiaire ({ $recipient }) { $ties }.
criterion-country-fit-three = L’offreur ({ $provider }) et le bénéficiaire ({ $recipient }) { $ties } ; la proximité du second offreur ({ $second }) compte un peu aussi.
criterion-country-fit-none = L’offreur ({ $provider }) et le bénéficiaire ({ $recipient }) ne partagent ni région, ni bloc régional, ni langue officielle, et aucun partenariat entre eux n’est consigné.
criterion-country-fit-second = L’offreur ({ $provider }) et le bénéficiaire ({ $recipient }) ne partagent ni région, ni bloc régional, ni langue officielle, et aucun partenariat entre eux n’est consigné ; la proximité du second offreur ({ $second }) compte un peu.
criterion-country-fit-little = L’offreur ({ $provider }) et le bénéficiaire ({ $recipient }) ne partagent ni région, ni bloc régional, ni langue officielle, et aucun partenariat entre eux n’est consigné ; leurs niveaux de développement ne sont pas tout à fait éloignés.
criterion-country-fit-institution = L’offreur est une institution multilatérale : la proximité compte comme moyenne.

tie-region = se trouvent { $place }
tie-blocs = appartiennent à un même bloc ({ $bloc }{ $more ->
    [0] ){""}
    [one] {" "}et un autre)
   *[other] {" "}et { $more } autres)
}
tie-programme = sont liés par un programme ({ $programme })
tie-languages = parlent { $languages }
tie-near-languages = parlent des langues si proches qu’ils se comprennent
tie-development = ont un niveau de développement semblable
tie-peers = sont { $group }
tie-group-ldc = des pays les moins avancés
tie-group-lldc = des pays en développement sans littoral
tie-group-sids = de petits États insulaires en développement
tie-past = ont déjà coopéré{ $times ->
    [one] {""}
   *[other] {" "}({ $times } fois)
}
tie-past-sector = ont déjà coopéré { $times ->
    [one] dans ce secteur
   *[other] { $times } fois (y compris dans ce secteur)
}
tie-wanted = coopéreraient selon le vœu du bénéficiaire lui-même

place-002 = en Afrique
place-005 = en Amérique du Sud
place-009 = en Océanie
place-011 = en Afrique de l’Ouest
place-013 = en Amérique centrale
place-014 = en Afrique de l’Est
place-015 = en Afrique du Nord
place-017 = en Afrique centrale
place-018 = en Afrique australe
place-019 = dans les Amériques
place-021 = en Amérique du Nord
place-029 = dans les Caraïbes
place-030 = en Asie de l’Est
place-034 = en Asie du Sud
place-035 = en Asie du Sud-Est
place-039 = en Europe du Sud
place-053 = en Australie et en Nouvelle-Zélande
place-054 = en Mélanésie
place-057 = en Micronésie
place-061 = en Polynésie
place-142 = en Asie
place-143 = en Asie centrale
place-145 = en Asie de l’Ouest
place-150 = en Europe
place-151 = en Europe de l’Est
place-154 = en Europe du Nord
place-155 = en Europe de l’Ouest
place-202 = en Afrique subsaharienne
place-419 = en Amérique latine et dans les Caraïbes
place-830 = dans les îles Anglo-Normandes

criterion-working-language = Langue de travail
criterion-working-language-about = L’offre peut être réalisée dans une langue dans laquelle travaille l’institution demandeuse.
criterion-working-language-preferred = Les deux parties travaillent en { $language }, la langue que la demande met en premier.
criterion-working-language-shared = Les deux parties peuvent travailler en { $language }, bien que la demande mette une autre langue en premier.
criterion-working-language-near = L’offre se fait en { $offered }, assez proche de la langue demandée ({ $wanted }) pour que les parties se comprennent.
criterion-working-language-bridge = Le second offreur travaille aussi bien en { $wanted } qu’en { $offered } et relie ainsi les parties.
criterion-working-language-interpretation = Les parties n’ont pas de langue de travail commune, mais un offreur paie l’interprétation.
criterion-working-language-none = La demande travaille en { $wanted } et l’offre en { $offered } : il faut un interprète.

criterion-modality = Modalité
criterion-modality-about = L’offre comprend les formes de coopération que demandent les besoins.
criterion-modality-open = La demande laisse ouverte la forme de coopération.
criterion-modality-all = Toutes les formes demandées sont offertes : { $met }.
criterion-modality-some = Offert comme demandé : { $met } ; non offert : { $missing }.
criterion-modality-near = Demandé : { $wanted } ; l’offre a quelque chose de proche : { $offered }{ $others ->
    [0] .
   *[other] . Non offert : { $missing }.
}
criterion-modality-none = Aucune des formes demandées n’est offerte : { $missing }.

criterion-timing = Calendrier
criterion-timing-about = Les jours de l’offre couvrent ceux de la demande et commencent assez tôt pour son urgence.
criterion-timing-whole = C’est possible tous les jours demandés, du { $from } au { $until }.
criterion-timing-part = C’est possible du { $from } au { $until }, soit { $percent } des jours demandés.
criterion-timing-none = Il n’y a aucun jour où toutes les parties sont libres.

criterion-capacity = Capacité
criterion-capacity-about = Les places et les semaines d’experts libres suffisent pour la demande.
criterion-capacity-enough = { $places ->
    [one] Il reste une place
   *[other] Il reste { $places } places
}, avec { $weeks ->
    [one] une semaine d’expert
   *[other] { $weeks } semaines d’experts
} par an là où il en faut environ { $needed ->
    [one] une
   *[other] { $needed }
}.
criterion-capacity-short = Il ne reste { $weeks ->
    [one] qu’une semaine d’expert
   *[other] que { $weeks } semaines d’experts
} par an là où il en faut environ { $needed ->
    [one] une
   *[other] { $needed }
}.

criterion-funding = Financement
criterion-funding-about = Ce que les offreurs apportent et paient comble ce qui manque au financement de la demande.
criterion-funding-own = Le bénéficiaire assume tout le coût.
criterion-funding-covered = Ce que les offreurs apportent et paient comble tout le déficit de { $gap }.
criterion-funding-part = Ce que les offreurs apportent et paient vaut environ { $carried } du déficit de { $gap } ; il reste { $missing } à couvrir.
criterion-funding-open = Personne ne comble encore le déficit de { $gap }.
criterion-funding-unknown = La demande n’indique pas de coût et l’offre ne paie rien.
criterion-funding-unknown-brings = La demande n’indique pas de coût auquel comparer les { $usd } apportés{ $paid ->
    [0] .
   *[other] {" "}; l’offre paie : { $items }.
}
criterion-funding-unknown-items = La demande n’indique pas de coût ; l’offre paie : { $items }.

paid-expert-time = temps d’experts
paid-travel = voyages
paid-accommodation = hébergement
paid-materials = matériel pédagogique
paid-equipment = équipement
paid-interpretation = interprétation
paid-venue = locaux et logistique

criterion-track-record = Expérience
criterion-track-record-about = L’offre s’appuie sur ce qui a déjà été fait, de préférence chez le bénéficiaire ou près de lui.
criterion-track-record-recipient = Ce qui est offert a déjà été fait chez le bénéficiaire lui-même ({ $country }, depuis { $year }) : { $what }{ $more ->
    [0] .
    [one] . Une autre expérience est citée.
   *[other] . { $more } autres expériences sont citées.
}
criterion-track-record-near = Ce qui est offert a déjà été fait dans la même partie du monde ({ $country }, depuis { $year }) : { $what }{ $more ->
    [0] .
    [one] . Une autre expérience est citée.
   *[other] . { $more } autres expériences sont citées.
}
criterion-track-record-elsewhere = Ce qui est offert a déjà été fait ailleurs ({ $country }, depuis { $year }) : { $what }{ $more ->
    [0] .
    [one] . Une autre expérience est citée.
   *[other] . { $more } autres expériences sont citées.
}
criterion-track-record-partnerships = L’offre ne cite pas d’expérience, mais l’offreur a { $times ->
    [one] un partenariat connu
   *[other] { $times } partenariats connus
} dans ce secteur.
criterion-track-record-none = L’offre ne cite rien qui ait été fait auparavant.

criterion-text = Ce que disent les textes
criterion-text-about = Ce que décrit la demande est décrit dans l’offre, dans la même langue ou dans une autre.
criterion-text-words = Toutes deux parlent de : { $words }.
criterion-text-skills = Compétences demandées et trouvées : { $skills }.
criterion-text-meaning = « { $asked } » est proche, par le sens, de « { $offered } ».
criterion-text-none = Les deux descriptions ne disent rien de semblable.
criterion-text-little = Les deux descriptions ne se ressemblent qu’un peu par le sens.

criterion-coordination = Coordination
criterion-coordination-about = Trois parties ont plus à convenir que deux, moins si la troisième connaît le domaine.
criterion-coordination-three = Trois parties ont plus à convenir que deux : un second offreur doit mériter sa place.
criterion-coordination-near = Trois parties ont plus à convenir que deux, mais le second offreur travaille déjà dans ce domaine ou près de lui : { $theme }.

filter-own-country = Le pays lui-même fait cette offre : { $country }.
filter-not-eligible = L’offre n’est pas destinée à ce pays ({ $country }) : il n’appartient à aucun des groupes qu’elle nomme.
filter-excluded = L’offre exclut nommément ce pays : { $country }.
filter-unwanted = Le bénéficiaire ({ $country }) ne souhaite pas cet offreur comme partenaire.
filter-role = L’offre ne peut pas tenir ce rôle.
filter-window = L’offre est disponible du { $from } au { $until }, ce qui { $days ->
    [0] ne laisse aucun jour
    [one] laisse un jour
   *[other] laisse { $days } jours
} en commun ; il en faut au moins { $least }.
filter-capacity = Il reste trop peu : { $places ->
    [0] aucune place
    [one] une place
   *[other] { $places } places
} et { $weeks ->
    [0] aucune semaine d’expert
    [one] une semaine d’expert
   *[other] { $weeks } semaines d’experts
} par an, là où il en faut environ { $needed ->
    [one] une
   *[other] { $needed }
}.
filter-kinship = L’offre porte sur autre chose que ce qui est demandé : { $areas }.
filter-closes-nothing = L’offre ne peut être que de second offreur et ne comble rien de ce que les premiers offreurs laissent ouvert.

change-enters = { $step } : { $gain ->
    [one] un point de plus
   *[other] { $gain } points de plus
}, là où il en faut { $needs ->
    [one] un
   *[other] { $needs }
}.
change-opens = { $step } : l’offre entre alors en ligne de compte, mais avec trop peu de points.
change-opens-onto = { $step } : l’offre est alors sur la liste, avec { $score } points.
change-capacity = Laisser libres { $places ->
    [one] une place
   *[other] { $places } places
} et { $weeks ->
    [one] une semaine d’expert
   *[other] { $weeks } semaines d’experts
} par an
change-window = Être disponible du { $from } au { $until }
change-language = L’offrir dans une langue de plus, { $language }
change-modality = L’offrir sous une forme de plus, { $modality }
change-evidence = Citer un travail déjà fait ({ $country }), avec son résultat
change-pay-for = Payer une chose de plus : { $item }
change-bring = Apporter { $usd }
change-theme = Nommer { $theme } comme premier domaine, si le travail en traite
change-eligible = Ouvrir l’offre à ce pays : { $country }
change-include = Ne plus exclure ce pays : { $country }
change-lead = L’offrir aussi comme savoir-faire principal, pas seulement comme appui
