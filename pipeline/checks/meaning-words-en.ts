// English words that news puts for one another, and words that turn a sentence round; the form is that of meaning-words.ts.
export const englishMeanings = `
rise increase grow growth climb jump surge soar gain up higher advance swell mount expand rally strengthen raise hike lift boost upward spike | fall decrease decline drop shrink plunge slump slide sink dip down lower lose reduce reduction tumble weaken contract slip cut slash trim plummet dwindle downward decline
more greater bigger larger higher additional increase | less fewer smaller lower
most largest biggest highest greatest maximum record | least smallest fewest lowest minimum
above over exceed more | below under beneath less fewer
before prior earlier ahead precede | after later following subsequent follow
win victory beat triumph elect | lose loss
accept approve adopt pass ratify clear agree | reject refuse block veto decline
support back favor favour endorse defend welcome praise applaud hail embrace | oppose condemn criticize criticise criticism denounce assail decry blast fault attack
confirm admit acknowledge concede affirm | deny denial dispute refute
open reopen launch start begin commence resume inaugurate | close shut end finish conclude stop halt suspend cease
allow permit legalize authorize let | ban prohibit forbid outlaw bar prevent
guilty convict conviction | innocent acquit acquittal exonerate
hire appoint recruit nominate | fire dismiss dismissal sack oust
buy purchase acquire acquisition | sell sale
arrive enter come join return | leave depart exit quit
withdraw pull | send deploy
profit surplus | loss deficit
strong strengthen firm | weak weaken soften
fast quick rapid accelerate hasten | slow decelerate
early | late
first initial | last final
north northern | south southern | east eastern | west western
majority | minority
succeed success successful | fail failure
optimistic hopeful confident upbeat | pessimistic worried gloomy
survive alive | die dead kill death fatal
release free | arrest detain jail imprison detention
import | export
man boy father son husband brother king | woman girl mother daughter wife sister queen
safe safety | dangerous danger hazardous
hot warm | cold cool
cheap inexpensive | expensive costly
rich wealthy | poor impoverished
young | old elderly
long | short
public | private
legal lawful | illegal unlawful
easy | difficult hard
good better | bad worse
best | worst
possible | impossible
agree | disagree
true | false
include | exclude
borrow | lend
supporter ally backer proponent | opponent critic rival foe enemy
prosecutor prosecution | defense defence
plaintiff | defendant
employer | employee
victim | attacker suspect
peace | war
temporary | permanent
major | minor
ahead | behind
majority most | few
all every everyone | none nobody some
always | never rarely
spring | summer | autumn | winter
morning | afternoon | evening | night
dawn sunrise | dusk sunset
hour | minute | day | week | month | year | decade | century
mile | kilometer kilometre | meter metre | foot feet | yard
ton tonne | kilogram | pound | barrel | gallon | liter litre
daily | weekly | monthly | quarterly | yearly annual
maximum | minimum
upper | lower
increase | decrease
creditor | debtor
import imports | export exports
inflow | outflow
ally | adversary
tighten | loosen ease relax
deteriorate worsen | improve
optimism | pessimism
lead leader head chief boss run
hurt injure wound injury
roughly about around approximately some nearly almost
person people resident citizen inhabitant
company firm business
job post position
child kid
house home
show reveal indicate suggest demonstrate
help aid assist
plan intend propose aim scheme proposal program programme
ask request urge call demand
lawmaker legislator parliamentarian
fire blaze
car vehicle
doctor physician
film movie
talk negotiation discussion negotiate discuss
assault strike attack
use employ
need require
try attempt seek effort
important significant major key crucial
happen occur
past previous last earlier prior preceding
next coming upcoming
visit trip travel
choose select pick elect choice
build construct construction erect building
country nation
city town
money fund cash
law legislation bill measure act
vote ballot poll election
concern worry fear
angry furious
decide decision ruling judgment verdict rule
lawyer attorney counsel
journalist reporter
promise pledge vow
expect predict forecast anticipate project prediction expectation due
create add make
evacuate evacuation leave
operate operator run
row straight consecutive successive
per a each every
send deploy
stay remain still
cancel scrap axe drop
delay postpone postponement
prison jail imprisonment
pupil student
meeting summit talk
complain criticize criticise complaint
warn caution warning
speech address
call describe name label term dub brand characterize characterise
accuse allege accusation allegation blame
find discover discovery
give provide grant
get receive obtain
keep maintain retain
want wish seek
live reside
pay cost spend expenditure
return back
rule govern reign
year annual yearly
jury juror
near close nearby
big large huge
speak talk
arrival arrive
succeed follow replace
collapse crumble
destroy demolish ruin destruction
damage harm
ship vessel
weapon arm
soldier troop
sick ill
illness disease sickness
murder kill killing slay
border frontier
crowd demonstrator protester demonstration protest rally march
put extinguish
fine penalty penalize
check inspect inspection examine
enough sufficient
too excessively
price cost
premier prime
deal agreement accord pact
head chief leader chair chairman chairwoman president director
executive boss
search hunt
survey poll
flat apartment
petrol gasoline
autumn fall
purchase takeover
shooting shoot gunfire
rescue save
test trial examine
amount sum total
half fifty
fewer less
twice double
quit resign resignation
defeat beat
trial case
storm hurricane
crash accident collision
claim assert
official authority
shop store
rescuer rescue
dutch netherlands
disclose reveal
kill killing dead die death fatal fatality slain murder victim | hurt injure injury wound | missing vanish disappear disappearance | rescue save survive survivor unharmed unhurt | sick ill infect hospitalise hospitalize
charge indict | convict
`;
