### Las páginas de las ofertas de capacidades.

## The list of offers

offers-title = Ofertas de capacidades
offers-about = Lo que las instituciones de los países, y los organismos multilaterales, están dispuestos a compartir.
offers-one = Oferta de capacidades
offers-publish = Publicar una oferta
offers-found = { $count ->
    [0] Ninguna oferta corresponde
    [one] Una oferta
   *[other] { $count } ofertas
}
offers-none = Ninguna oferta corresponde a lo que busca. Amplíe la búsqueda o publique una oferta de su propia institución.
offers-filter-country = Abiertas a este país
offers-places-left = { $count ->
    [0] No quedan cupos
    [one] Queda un cupo
   *[other] Quedan { $count } cupos
}
offers-valid-until = Vigente hasta el { $day }

offer-stage-open = Abierta
offer-stage-suspended = Suspendida
offer-stage-withdrawn = Retirada
offer-stage-expired = Vencida
offer-stage-all = En cualquier estado
offer-sort-newest = Las más recientes primero
offer-sort-ending = Las próximas a vencer primero
offer-sort-title = Por título

## One offer

offers-capacity-left = Lo que queda disponible
offers-capacity-held = Lo que las alianzas tienen reservado
offers-places-free = Cupos disponibles en paralelo
offers-weeks-free = Semanas de expertos disponibles al año
offers-left-of = { $left } de { $all }
offers-nothing-held = Ninguna alianza ha reservado aún parte de esta oferta.
offers-held-by = Reservado por la alianza
offers-held-hidden = una alianza confidencial
offers-held-weeks = Semanas de expertos al año
offers-terms = Condiciones
offers-available = Disponible
offers-no-evidence = El oferente aún no ha señalado experiencias anteriores.
offers-evidence-link = Más información
offers-actions = Qué hacer con esta oferta
offers-revise = Modificar la oferta
offers-suspend = Suspender la oferta
offers-suspend-about = Una oferta suspendida deja de proponerse. Lo que las alianzas tienen reservado se mantiene, y la oferta puede reanudarse en cualquier momento.
offers-resume = Reanudar la oferta
offers-withdraw = Retirar la oferta
offers-withdraw-about = Una oferta retirada no vuelve a abrirse. Lo que las alianzas tienen reservado se mantiene.

offer-happened-published = Publicada
offer-happened-revised = Modificada
offer-happened-suspended = Suspendida
offer-happened-resumed = Reanudada
offer-happened-withdrawn = Retirada
offer-happened-expired = Vencida
offer-happened-evidence-added = Experiencia añadida
offer-happened-capacity-held = Capacidad reservada para una alianza
offer-happened-capacity-released = Capacidad devuelta por una alianza

notice-offer-published = La oferta quedó publicada.
notice-offer-revised = La oferta quedó modificada.
notice-offer-suspended = La oferta quedó suspendida.
notice-offer-resumed = La oferta está abierta de nuevo.
notice-offer-withdrawn = La oferta quedó retirada.

## The form of an offer

offers-revise-title = Modificar una oferta
offers-form-about = Indique qué puede compartir su institución, con quién y dentro de qué límites. Lo que publique aquí se propone a las instituciones que lo necesitan.
offers-send-revision = Publicar los cambios
offers-part-who = Quién comparte
offers-part-what = Qué se comparte
offers-part-how = Cómo se comparte
offers-part-whom = Con quién
offers-part-capacity = Cuánto y cuándo
offers-part-costs = Quién paga qué
offers-part-origin = A qué pertenece y de dónde proviene
offers-hint-provider = El país, o el organismo multilateral, en cuyo nombre se hace la oferta.
offers-hint-institution = El ministerio, la agencia o el centro que la llevará a cabo.
offers-hint-role = Con conocimientos, la oferta puede ser la de un primer oferente. Con apoyo (recursos, una técnica, un idioma), puede ser la de un segundo oferente, que cubre lo que falta.
offers-hint-title = Qué se comparte, en una línea.
offers-hint-summary = Qué se aprendió, qué recibiría el socio y qué cambió en el propio país.
offers-hint-skills = Una por línea, con su nombre corriente, por ejemplo «pasteurización de leche humana».
offers-hint-modalities = Las formas en que puede llevarse a cabo.
offers-hint-languages = Los idiomas en que sus expertos pueden trabajar.
offers-hint-eligible = Grupos, regiones, bloques o países, por ejemplo «todos los países en desarrollo», «Comunidad del Caribe» o «Bolivia».
offers-hint-excluded = Países que quedan fuera aunque pertenezcan a un grupo de los anteriores.
offers-hint-places = Cuántas alianzas puede sostener al mismo tiempo. Nunca se promete más que esto.
offers-hint-weeks = Cuántas semanas de expertos puede destinar al año, para todas las alianzas en conjunto.
offers-hint-valid-until = El último día en que la oferta está vigente. Al día siguiente, vence.
offers-hint-brings = Recursos que la oferta aporta a una alianza, en dólares de los Estados Unidos, sin centavos.
offers-hint-evidence = Qué se hizo antes, dónde, cuándo y con qué resultado. Deje vacías las filas que no necesite.
offers-hint-programme = El programa al que pertenece la oferta, si pertenece a alguno.
offers-evidence-row = Experiencia { $number }
