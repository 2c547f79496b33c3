### La página sobre la política según la cual se puntúan las propuestas.

policy-title = Cómo se puntúan las propuestas
policy-about = Qué cuenta, y cuánto, consta en una política que cualquiera puede leer. Ayni calcula según ella; las personas deciden.
policy-earlier = Esta política ya no está en vigor. Las decisiones que se tomaron con ella conservan los puntajes que dio.
policy-see-current = Ver la política en vigor
policy-version = Versión
policy-in-force = En vigor
policy-since = desde el { $from }
policy-from-until = del { $from } al { $until }
policy-adopted-by = Puesta en vigor por
policy-adopted = Puesta en vigor
policy-hash = Hash
policy-criteria = Criterios
policy-criteria-about = Cada criterio da como máximo estos puntos, { $most } en total. Bajo cero figura lo que se resta.
policy-points = Máximo
policy-looks-at = En qué se fija
policy-limits = Qué se propone
policy-list-length = Una lista corta contiene como máximo { $count ->
    [one] una propuesta
   *[other] { $count } propuestas
}.
policy-least-score = No se propone nada que sume menos de { $least } de { $of } puntos.
policy-least-overlap = Oferta y solicitud deben tener en común al menos { $days ->
    [one] un día
   *[other] { $days } días
}.
policy-least-weeks = De las semanas de expertos que necesita la solicitud, a la oferta debe quedarle al menos el { $share }.
policy-triangle = Solo se propone un segundo oferente cuando cubre un vacío que deja el primero. El dinero que falta es un vacío a partir del { $gap } del costo total, y debe cubrirse al menos el { $closed } de él.
policy-triangle-cost = Un segundo oferente cuesta { $points } puntos; { $same } si ya trabaja en la propia área, { $near } si trabaja cerca de ella.
policy-kin = { $count ->
    [one] Un par de áreas cuenta
   *[other] { $count } pares de áreas cuentan
} como afines aunque la clasificación las separe
policy-of-points = como máximo { $points } puntos
policy-country-fit-about = Lo que dos países tienen en común se suma, hasta los puntos del criterio.
policy-tie = Qué cuenta
policy-country-fit-wanted = El receptor nombra al oferente entre aquellos con los que quisiera trabajar
policy-country-fit-intermediate-region = La misma región intermedia, como el Caribe
policy-country-fit-subregion = Si no, la misma subregión
policy-country-fit-region = Si no, la misma región
policy-country-fit-blocs-most = Bloques regionales a los que ambos pertenecen, todos juntos
policy-country-fit-programme = Un programa para el receptor al que pertenece la oferta, o en el que ambos participan
policy-country-fit-hdi = El mismo valor del índice de desarrollo humano; menos cuanto más distantes, nada a partir de { $reach }
policy-country-fit-income-group = El mismo grupo de ingresos del Banco Mundial
policy-country-fit-peers = Ambos menos adelantados, ambos en desarrollo sin litoral, ambos pequeños Estados insulares en desarrollo: por cada uno
policy-country-fit-development-most = Índice, grupo de ingresos y estos grupos juntos
policy-country-fit-official-language = Un idioma oficial de ambos
policy-country-fit-near-language = Si no, idiomas oficiales lo bastante cercanos para entenderse
policy-country-fit-past-first = Una alianza registrada entre ambos
policy-country-fit-past-further = Cada una más
policy-country-fit-past-same-sector = Una de ellas en el sector de la solicitud
policy-country-fit-past-most = Alianzas del pasado juntas
policy-country-fit-institution = Un organismo multilateral, que no tiene lugar propio, en vez de todo lo anterior
policy-country-fit-second-provider = Cuando el segundo oferente es un país, su afinidad cuenta por esta parte del total
policy-blocs = Qué cuenta cada uno de { $count } bloques
policy-bloc = Bloque
policy-language-about = Cuenta la mejor manera en que las dos partes pueden hablar, no la suma.
policy-means = Cómo hablan las partes
policy-working-language-rank = En el idioma que la solicitud pone en el lugar { $rank }{ $last ->
    [yes] {" "}o después
   *[no] {""}
}
policy-working-language-near = En un idioma lo bastante cercano para entenderse, si se trata del primero de la solicitud
policy-working-language-bridge = A través de un segundo oferente que trabaja en un idioma de cada parte
policy-working-language-interpretation = Con interpretación que paga un oferente
policy-unreadable = Esta política se escribió para otra edición de las reglas, según la cual este programa no puntúa. Su texto figura abajo tal como se puso en vigor.
policy-whole = La política completa
policy-whole-about = Todas las tablas constan en el texto de la política. El hash abarca ese texto y los datos que trae el programa, de modo que cambia con todo lo que podría cambiar un puntaje.
policy-as-data = La política como datos (JSON)
policy-text = Mostrar el texto
policy-others = Otras políticas que se pusieron en vigor
policy-named = Política { $version } ({ $hash })
