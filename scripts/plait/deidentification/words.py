"""Words in capitals that name nobody."""

MONTHS = (
    "January February March April May June July August September October November "
    "December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"
)
DAYS = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays "
    "Wednesdays Thursdays Fridays Saturdays Sundays Christmas Easter Boxing New Year "
    "Eve Good Day Ramadan Eid Diwali Hanukkah"
)
# services, jobs, laws and treatments that every trust has
NHS = (
    "NHS A&E AMHP AMHPs CAMHS CBT CMHT CMHTs CPA CPN CPNs CQC CRHT CRT CTO CTOs CV DBS "
    "DBT DNA DWP EMDR ECT ESA GP GPs HCA HCAs HR HTT IAPT ICU IT LGBT LGBTQ MDT MDTs "
    "MHA MIND OCD OT OTs PALS PD PICU PIP PRN PTSD QI RMN RMNs SSRI SSRIs UK UC ADHD "
    "Act Band Care Community Crisis Health Mental Recovery Team Section Trust Universal "
    "Credit Zoom Teams Covid COVID"
)
# what people say at the start of a sentence, or of themselves and their families
SPEECH = (
    "A About Actually After All Also Although Always An And Any Anyway Are As At Aye "
    "Because Been Before Being Between Both But By Can Could Did Do Does Doing Don't "
    "Each Eight Either Er Erm Even Every Everybody Everyone Everything Except Exactly "
    "Few Fine First Five For Four From Get Getting Give Go Going Got Had Half Has Have "
    "Having He He'd He'll He's Hello Her Here Hi Him His Hmm How However I I'd I'll I'm "
    "I've If In Is It It'd It'll It's Its Just Know Last Least Less Like Look Lots Many "
    "Maybe Me Mhm Mm Mm-hm More Most Much Mum Mums Dad Dads Nan Gran Mother Father My "
    "Nine No Nobody None Not Nothing Now Of Off Oh Ok OK Okay On Once One Only Or Other "
    "Our Out Over People Perhaps Plus Probably Quite Really Right Same She She'd She'll "
    "She's Since Six So Some Somebody Someone Something Sometimes Sorry Still Sure Ten "
    "Than Thank Thanks The That That's Their Them Then There There's These They They'd "
    "They'll They're They've Things Think This Those Though Three Through Till To Today "
    "Together Tomorrow Too Twice Two Uh Um Under Until Up Us Very Was We We'd We'll "
    "We're We've Well Were What What's When Where Whether Which While Who Who's Why Will "
    "With Without Would Yeah Yep Yes Yesterday Yet You You'd You'll You're You've Your "
    "God Lord English British Sir Madam Shall Remember Great Please Thinking"
)
ROLES = (
    "Interviewer Facilitator Moderator Researcher Participant Speaker Chair Observer "
    "Co-moderator Unknown Unidentified All Everyone Group Peer Worker Voice"
)
# where one of these goes before, a title says that a name follows
QUIET = frozenset(
    word.casefold() for words in (MONTHS, DAYS, NHS, SPEECH, ROLES)
    for word in words.split()
)  # fmt: skip
