### La page sur la politique selon laquelle les propositions sont notées.

policy-title = Comment les propositions sont notées
policy-about = Ce qui compte, et combien, figure dans une politique que chacun peut lire. Ayni calcule selon elle ; la décision appartient aux personnes.
policy-earlier = Cette politique n’est plus en vigueur. Les décisions prises sous elle gardent les scores qu’elle a donnés.
policy-see-current = Voir la politique en vigueur
policy-version = Version
policy-in-force = En vigueur
policy-since = depuis le { $from }
policy-from-until = du { $from } au { $until }
policy-adopted-by = Mise en vigueur par
policy-adopted = Mise en vigueur
policy-hash = Empreinte
policy-criteria = Critères
policy-criteria-about = Chaque critère donne au plus ces points, { $most } en tout. Sous zéro figure ce qui est retiré.
policy-points = Au plus
policy-looks-at = Ce qu’il regarde
policy-limits = Ce qui est proposé
policy-list-length = Une liste restreinte compte au plus { $count ->
    [one] { $count } proposition
   *[other] { $count } propositions
}.
policy-least-score = Rien n’est proposé qui atteigne moins de { $least } points sur { $of }.
policy-least-overlap = L’offre et la demande doivent avoir au moins { $days ->
    [one] { $days } jour
   *[other] { $days } jours
} en commun.
policy-least-weeks = Des semaines d’expert dont la demande a besoin, il doit rester à l’offre au moins { $share }.
policy-triangle = Un second offreur n’est proposé que s’il comble une lacune que laisse le premier. L’argent qui manque est une lacune à partir de { $gap } du coût total, et il faut en combler au moins { $closed }.
policy-triangle-cost = Un second offreur coûte { $points } points ; { $same } s’il travaille déjà dans le domaine même, { $near } s’il travaille près de lui.
policy-kin = { $count ->
    [one] { $count } paire de domaines compte
   *[other] { $count } paires de domaines comptent
} comme apparentées bien que la classification les sépare
policy-of-points = au plus { $points } points
policy-country-fit-about = Ce que deux pays ont en commun s’additionne, jusqu’aux points du critère.
policy-tie = Ce qui compte
policy-country-fit-wanted = Le bénéficiaire nomme l’offreur parmi ceux avec qui il aimerait travailler
policy-country-fit-intermediate-region = La même région intermédiaire, comme les Caraïbes
policy-country-fit-subregion = Sinon, la même sous-région
policy-country-fit-region = Sinon, la même région
policy-country-fit-blocs-most = Les blocs régionaux auxquels les deux appartiennent, tous ensemble
policy-country-fit-programme = Un programme pour le bénéficiaire dont relève l’offre, ou auquel les deux participent
policy-country-fit-hdi = La même valeur de l’indice de développement humain ; moins si elles s’éloignent, rien à partir de { $reach }
policy-country-fit-income-group = Le même groupe de revenu de la Banque mondiale
policy-country-fit-peers = Tous deux parmi les moins avancés, tous deux en développement sans littoral, tous deux petits États insulaires en développement : pour chaque groupe
policy-country-fit-development-most = L’indice, le groupe de revenu et ces groupes ensemble
policy-country-fit-official-language = Une langue officielle des deux
policy-country-fit-near-language = Sinon, des langues officielles assez proches pour se comprendre
policy-country-fit-past-first = Un partenariat consigné entre les deux
policy-country-fit-past-further = Chaque partenariat de plus
policy-country-fit-past-same-sector = L’un d’eux dans le secteur de la demande
policy-country-fit-past-most = Les partenariats passés ensemble
policy-country-fit-institution = Une institution multilatérale, qui n’a pas de lieu propre, à la place de tout ce qui précède
policy-country-fit-second-provider = Si le second offreur est un pays, sa proximité compte pour cette part du tout
policy-blocs = Ce que compte chacun de { $count } blocs
policy-bloc = Bloc
policy-language-about = La meilleure manière dont les deux parties peuvent se parler compte, non la somme.
policy-means = Comment les parties se parlent
policy-working-language-rank = Dans la langue que la demande met à la place { $rank }{ $last ->
    [yes] {" "}ou après
   *[no] {""}
}
policy-working-language-near = Dans une langue assez proche pour se comprendre, s’il s’agit de la première de la demande
policy-working-language-bridge = Par un second offreur qui travaille dans une langue de chaque partie
policy-working-language-interpretation = Par une interprétation que paie un offreur
policy-unreadable = Cette politique a été écrite pour une autre édition des règles, selon laquelle ce programme ne note pas. Son texte figure ci-dessous tel qu’il a été mis en vigueur.
policy-whole = La politique entière
policy-whole-about = Toutes les tables figurent dans le texte de la politique. L’empreinte couvre ce texte et les données que le programme apporte : elle change donc avec tout ce qui pourrait changer un score.
policy-as-data = La politique comme données (JSON)
policy-text = Afficher le texte
policy-others = Autres politiques qui ont été mises en vigueur
policy-named = Politique { $version } ({ $hash })
