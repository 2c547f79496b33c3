### Les pages des offres de capacités.

## The list of offers

offers-title = Offres de capacités
offers-about = Ce que les institutions des pays, et les institutions multilatérales, sont prêtes à partager.
offers-one = Offre de capacités
offers-publish = Publier une offre
offers-found = { $count ->
    [0] Aucune offre ne correspond
    [one] Une offre
   *[other] { $count } offres
}
offers-none = Aucune offre ne correspond à votre recherche. Élargissez-la, ou publiez une offre de votre propre institution.
offers-filter-country = Ouvertes à ce pays
offers-places-left = { $count ->
    [0] Plus aucune place
    [one] Une place disponible
   *[other] { $count } places disponibles
}
offers-valid-until = Valable jusqu’au { $day }

offer-stage-open = Ouverte
offer-stage-suspended = Suspendue
offer-stage-withdrawn = Retirée
offer-stage-expired = Expirée
offer-stage-all = Dans tout état
offer-sort-newest = Les plus récentes d’abord
offer-sort-ending = Les plus proches de l’échéance d’abord
offer-sort-title = Par titre

## One offer

offers-capacity-left = Ce qui reste disponible
offers-capacity-held = Ce que les partenariats ont réservé
offers-places-free = Places disponibles en parallèle
offers-weeks-free = Semaines d’experts disponibles par an
offers-left-of = { $left } sur { $all }
offers-nothing-held = Aucun partenariat n’en a encore réservé une part.
offers-held-by = Réservé par le partenariat
offers-held-hidden = un partenariat confidentiel
offers-held-weeks = Semaines d’experts par an
offers-terms = Conditions
offers-available = Disponible
offers-no-evidence = L’offreur n’a pas encore indiqué d’expérience antérieure.
offers-evidence-link = En savoir plus
offers-actions = Modifier cette offre
offers-revise = Réviser l’offre
offers-suspend = Suspendre l’offre
offers-suspend-about = Une offre suspendue n’est plus proposée. Ce que des partenariats ont réservé leur reste acquis, et l’offre peut être reprise à tout moment.
offers-resume = Reprendre l’offre
offers-withdraw = Retirer l’offre
offers-withdraw-about = Une offre retirée ne peut plus être rouverte. Ce que des partenariats ont réservé leur reste acquis.

offer-happened-published = Publiée
offer-happened-revised = Révisée
offer-happened-suspended = Suspendue
offer-happened-resumed = Reprise
offer-happened-withdrawn = Retirée
offer-happened-expired = Expirée
offer-happened-evidence-added = Expérience ajoutée
offer-happened-capacity-held = Capacité réservée pour un partenariat
offer-happened-capacity-released = Capacité rendue par un partenariat

notice-offer-published = L’offre est publiée.
notice-offer-revised = L’offre est révisée.
notice-offer-suspended = L’offre est suspendue.
notice-offer-resumed = L’offre est de nouveau ouverte.
notice-offer-withdrawn = L’offre est retirée.

## The form of an offer

offers-revise-title = Réviser une offre
offers-form-about = Indiquez ce que votre institution peut partager, avec qui et dans quelles limites. Ce que vous publiez ici est proposé aux institutions qui en ont besoin.
offers-send-revision = Publier la révision
offers-part-who = Qui partage
offers-part-what = Ce qui est partagé
offers-part-how = Sous quelles formes
offers-part-whom = Avec qui
offers-part-capacity = Combien et quand
offers-part-costs = Qui paie quoi
offers-part-origin = Rattachement et origine
offers-hint-provider = Le pays, ou l’institution multilatérale, au nom duquel l’offre est faite.
offers-hint-institution = Le ministère, l’agence ou le centre qui la mettra en œuvre.
offers-hint-role = Avec un savoir-faire, l’offre peut être celle d’un premier offreur. Avec un appui (des fonds, une technique, une langue), elle peut être celle d’un second offreur, qui comble ce qui manque.
offers-hint-title = Ce qui est partagé, en une ligne.
offers-hint-summary = Ce qui a été appris, ce qu’un partenaire recevrait et ce que cela a changé dans le pays.
offers-hint-skills = Une par ligne, sous leur nom courant, par exemple « pasteurisation du lait maternel ».
offers-hint-modalities = Les formes sous lesquelles elle peut être mise en œuvre.
offers-hint-languages = Les langues dans lesquelles vos experts peuvent travailler.
offers-hint-eligible = Groupes, régions, blocs ou pays, par exemple « tous les pays en développement », « Communauté des Caraïbes » ou « Bolivie ».
offers-hint-excluded = Les pays exclus bien qu’ils appartiennent à l’un des groupes ci-dessus.
offers-hint-places = Combien de partenariats elle peut soutenir en même temps. Rien n’est jamais promis au-delà.
offers-hint-weeks = Combien de semaines d’experts elle peut consacrer par an à l’ensemble des partenariats.
offers-hint-valid-until = Le dernier jour où l’offre est valable. Elle expire le lendemain.
offers-hint-brings = Les fonds que l’offre apporte à un partenariat, en dollars des États-Unis, sans décimales.
offers-hint-evidence = Ce qui a été fait auparavant, où, quand et avec quel résultat. Laissez vides les lignes inutiles.
offers-hint-programme = Le programme dont l’offre fait partie, si elle fait partie d’un programme.
offers-evidence-row = Expérience { $number }
