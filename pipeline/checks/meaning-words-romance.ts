// The lines of meaning-words.ts for Spanish, French, Portuguese and Italian: how they read is said there.

export const es = `
sub* aument* crec* alza incremento elev* ascend* | baj* disminu* ca* reduj* reduc* descen* retroced* recort*
más mayor* superior | menos menor* inferior
máxim* | mínim*
antes previ* | después posterior* tras
encima sobre | debajo bajo
gan* venc* victoria derrot* | perd* pierd* pérdida*
aprob* acept* respald* apoy* | rechaz* deneg* vet*
confirm* admit* reconoc* | neg* niega* desmint* desmiente*
abr* comenz* empez* inici* comienz* arranc* | cerr* cierr* termin* final* acab* conclu*
autoriz* permit* | prohib*
culpable conden* | inocente absol*
compr* adquir* | vend* vent*
lleg* entr* | sal* abandon*
favor | contra
primer* | últim*
norte | sur | este | oeste
alt* | baj*
mayoría | minoría
benefici* ganancia* superávit | pérdida* déficit
apoy* elogi* celebr* | critic* conden*
rápid* | lent*
mejor* | peor* empeor*
detuv* arrest* deten* detien* | liber*
primavera | verano | otoño | invierno
hombre* | mujer*
dijo declar* afirm* asegur* señal* explic* añad* sostuv* indic* advirt*
denuncia* querella*
produj* ocurr* suced*
prev* planea* proyect*
constru* edific* vivienda*
unos alrededor aproximadamente cerca casi
mat* muer* fallec* murieron
herid* lesion*
sueldo* salario*
alcalde alcaldesa
empresa* compañía* firma*
pid* pidi* solicit* | rehus*
adquir* adquisi* compr*
cost* coste* importe
quej* lament* deplor* critic*
prohíb* prohib* vet*
inaugur* abr* estren*
presid* dirig* encabez* lider* jef*
demora* retras* aplaz* posterg*
alert* advert* advirt* avis*
ocult* escond*
acus* culp* achac*
rehus* declin*
ratific* confirm* corrobor*
atribu* achac*
llev* llevan
vecin* habitante* residente* poblador*
trabajador* emplead* plantilla
despid* despedid*
coche* vehículo* automóvil*
médic* doctor*
incendi* fuego*
niñ* menores
personas gente
casa* vivienda* hogar*
escuela* colegio* centro*
ley* norma* legislación
acuerdo* pacto* convenio*
huelga* paro*
dinero fond* recurso*
lluvia* precipitaci*
quer* quier* dese* pretend*
dej* abandon*
logr* consigui* conseg* alcanz* obtuv*
reun* encuentr* encontr*
viaj* visit*
investig* pesquis*
últim* pasad*
actual* hoy
ocurr* suced* registr* produc*
desapar* extravi*
evacu* desaloj*
difund* public* divulg*
muestr* mostr* revel* indic*
empez* inici* comenz* arranc*
ayud* apoy* asist*
elimin* suprim*
elect* eleg* elig* vot*
fabric* produc* elabor*
pag* abon*
aproximadamente cerca unos casi alrededor
destac* subray*
renunci* dimit* dimisión
alquil* arrend*
barco* buque* nave* embarcaci*
tren* ferrocarril*
murió murieron muerto* muerta* muertes fallec* mató mataron asesin* mortal* víctimas | herid* lesionad* | desaparecid* desaparec* | rescatad* rescat* ilesos ileso supervivient* | enferm* contagi* infect*
condenad* | absuelt*
`;

export const fr = `
hausse* augment* mont* progress* grimp* accroi* élev* | baiss* diminu* recul* chut* réduc* rédui* tomb*
plus supérieur* davantage | moins inférieur*
avant | après
gagn* remport* victoire batt* | perd* perte* défaite*
approuv* accept* adopt* soutien* soutenu* | rejet* refus*
confirm* reconn* admet* | nie* démen* contest*
ouv* commenc* début* démarr* lanc* | ferm* termin* fin* achev*
autoris* perme* | interdi*
coupable condamn* | innocent* acquitt* relax*
achet* acqu* rachet* | vend* vente*
arriv* entr* | quitt* part*
premi* | derni*
nord | sud | est | ouest
majorité | minorité
bénéfice* excédent* | perte* déficit*
salu* félicit* | critiqu* dénonc* condamn*
rapide* accél* | lent* ralent*
arrêt* interpell* | libér*
printemps | été | automne | hiver
dit déclar* affirm* assur* prévenu averti* expliqu* précis* annonc*
supprim* suppression
an année
licenciement* suppression
appel* appell*
environ quelque* près autour
tué* mort* décéd*
bless*
entreprise* société* compagnie* groupe*
personne* gens
salarié* employé*
annonc* fait savoir communiqu*
abandon* renonc*
soutien* soutenu* favorable* approuv*
habitant* riverain* résident*
reproch* blâm*
grimp* mont* passé passer augment*
étude* enquête* sondage* rapport*
demand* réclam* sollicit*
usine* site* fabrique*
fabriqu* produi* construi*
appart* propriét* possè*
motif* raison* cause* justif*
construi* bâti* édifi*
maison* logement* habitation*
voiture* véhicule* automobile*
enfant* élève* mineur*
école* établissement* collège*
loi* texte* législation
grève* débrayage*
argent fonds somme*
accord* pacte* convention*
médecin* docteur*
incendi* feu flamme*
retard* report* repouss* différ*
montr* révèl* indiqu*
découv* trouv*
rencontr* réuni* entretien*
voyag* visit* déplac*
évacu*
aid* assist* secour*
bateau* navire*
élu* élect* vot* scrutin
environ quelque près
an année
précédent* dernier* passé*
conséquence* suite* effet*
vouloir veut veulent souhait* compt* prév* projet* envisag*
obten* obtenu* décroch* reçu* recev*
continu* poursui*
protest* manifest*
plainte* poursui*
enqu* investigat*
juge* magistrat*
habitation* domicile*
mairie municipal*
grand* important* vaste*
payer payé* paie* verse* règl*
rénov* restaur* répar* réfection
tué* tuant tuer mort morts morte mortes décéd* décès mortel* victimes | blessé* bless* | disparu* disparition* | sauvé* secouru* rescapé* indemne* survivant* | malade* contaminé* infecté*
condamné* | acquitté* relaxé*
an l'an année*
`;

export const pt = `
sub* aument* cresc* alta elev* acréscimo | ca* diminu* reduz* queda redu* baix* recu*
mais maior* superior | menos menor* inferior
antes | depois após
ganh* venc* vitória | perd* derrota
aprov* aceit* apoi* | rejeit* recus* vet*
confirm* admit* reconhec* | neg* desment*
abr* começ* inici* | fech* termin* encerr*
autoriz* permit* | proib*
culpad* conden* | inocent* absolv*
compr* adquir* | vend*
primeir* | últim*
norte | sul | leste | oeste
lucro* superávit | prejuízo* déficit
elogi* apoi* | critic* conden*
rápid* | lent*
primavera | verão | outono | inverno
disse afirm* declar* inform* explic*
cheg* subiu atingiu
prefeita prefeito prefeitura
cerca aproximadamente
matar matou mort* morr*
cobr* exig* reivindic*
pede* pedi* solicit*
suspend* interromp* paralis*
ganh* venc*
obra* construção
anunc* comunic* inform*
prejuízo* perda*
acus* culp*
morreu morreram morto* morta* mortes morte matou mataram assassin* fatal vítimas | ferid* | desaparecid* desaparec* | resgatad* resgat* sobreviv* ilesos ileso | doente* infect* contamin*
presos preso presa presas detid* deteve detiveram | solto* solta* libertad* | resgatad*
condenad* | absolvid*
`;

export const it = `
aument* sal* cresc* rialz* | diminu* scend* sces* cal* ribass* ridu*
più maggior* superior* | meno minor* inferior*
prima | dopo
vint* vince* vittoria batt* battut* sconfi* | pers* perd* sconfitta
approv* accett* sosten* | respin* rifiut* bocci*
conferm* ammet* ammesso | nega* smenti*
apert* apr* inizi* cominci* | chius* chiu* fin* termin*
permess* autorizz* | viet* proibi*
colpevol* condann* | innocent* assolt*
compra* acquist* | vend*
prim* | ultim*
nord | sud | est | ovest
utile profitto | perdita deficit
primavera | estate | autunno | inverno
detto dichiar* afferm* spieg* annunci*
presenti spettatori erano
calat* diminui* scend* ridott*
definit* parlat* giudic* bolla*
chied* chiest* richie*
riapr* apert* apr*
ferm* stop
mort* uccis* uccid* decedut* vittime deceduti | ferit* | dispers* scompars* | salvat* soccors* illes* sopravvissut* | malat* contagiat* infett*
arrestat* detenut* | rilasciat* liberat* scarcerat*
condannat* | assolt*
`;
