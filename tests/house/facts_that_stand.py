"""The facts that stand on a child's record, and the forms that ask for them or have them filled in."""

from __future__ import annotations

ASKED, FILLED = "asked", "comes filled in"

STANDS: dict[str, dict[str, str]] = {
    "the child's name": {
        "intake.ChildForm.name": ASKED,
        "intake.FindChildForm.name": FILLED,
        "casework.AboutChildForm.name": FILLED,
    },
    "the child's new name": {"casework.AdoptionForm.name": ASKED},
    "the child's CPR number": {"intake.ChildForm.cpr": ASKED},
    # A sealed number is not written in the field: beside it stands that it is known.
    "the child's sealed CPR number, corrected": {"casework.AboutChildForm.cpr": ASKED},
    "a CPR number to find the right child by": {"intake.FindChildForm.cpr": ASKED},
    "a grown-up's CPR number": {"casework.NewGrownUpForm.cpr": ASKED},
    "a grown-up's sealed CPR number, corrected": {"casework.GrownUpForm.cpr": ASKED},
    "a grown-up's birth date": {
        "casework.NewGrownUpForm.birth_date": ASKED,
        "casework.GrownUpForm.birth_date": FILLED,
    },
    # Whom a notifier named is chosen, with the phone; only somebody else is typed.
    "a grown-up around the child": {"casework.NewGrownUpForm.name": ASKED, "casework.GrownUpForm.name": FILLED},
    "a grown-up's phone": {"casework.NewGrownUpForm.phone": ASKED, "casework.GrownUpForm.phone": FILLED},
    "a grown-up's part in custody": {
        "casework.NewGrownUpForm.custody": ASKED,
        "casework.GrownUpForm.custody": FILLED,
    },
    "who a grown-up is to the child": {"casework.NewGrownUpForm.kind": ASKED},
    "the child's birth date": {
        "intake.ChildForm.birth_date": ASKED,
        "intake.FindChildForm.birth_date": FILLED,
        "casework.AboutChildForm.birth_date": FILLED,
    },
    "when an expected child is due": {
        "intake.ChildForm.due_date": ASKED,
        "casework.AboutChildForm.due_date": FILLED,
    },
    "where the child lives": {"intake.ChildForm.address": ASKED, "intake.FindChildForm.address": FILLED},
    "where a grown-up has moved to, when, and whether it may be shown": {
        "casework.GrownUpForm.address": ASKED,
        "casework.GrownUpForm.moved_on": ASKED,
        "casework.GrownUpForm.secret": ASKED,
    },
    "when the child moved": {"casework.HomeForm.moved_on": ASKED},
    "whether a place may be shown": {"casework.PlacementForm.secret": ASKED},
    "where the child has moved to since": {"casework.HomeForm.address": ASKED},
    "the child's school or day-care": {
        "intake.ChildForm.school_or_daycare": ASKED,
        "casework.AboutChildForm.school_or_daycare": FILLED,
    },
    "the child's municipality": {"intake.ChildForm.municipality": ASKED},
    "the municipality moved to or from": {"casework.MoveForm.municipality": ASKED},
    "an adult's name": {"intake.ParentForm.name": ASKED},
    "an adult's phone": {"intake.ParentForm.phone": ASKED},
    "who is suspected, as it was told": {"intake.NotificationForm.suspect_adult": ASKED},
    "who is suspected, found out afterwards": {"intake.SuspectForm.name": ASKED, "intake.SuspectForm.adult": ASKED},
    "who follows the young person": {
        "plans.CoordinatorForm.name": FILLED,
        "plans.CoordinatorForm.title": FILLED,
        "plans.CoordinatorForm.phone": FILLED,
    },
    "the support person": {"casework.SupportPersonForm.name": ASKED},
    # Whom we know is chosen; only somebody else is typed.
    "who asks for the file": {"decisions.AskForFileForm.name": ASKED},
    "by which paragraph something is left out of the file": {"decisions.AnswerAboutFileForm.paragraph": ASKED},
    "by which paragraph force was used": {"casework.ForceForm.paragraph": ASKED},
    "a committee member": {"committee.MemberForm.name": ASKED, "committee.MemberForm.phone": ASKED},
    "the family the child may live with": {"casework.NetworkFamilyForm.name": ASKED},
    "where that family lives": {"casework.NetworkFamilyForm.address": ASKED},
    "where the placed child lives": {"casework.PlacementForm.address": ASKED},
    "the place the child moves to": {"casework.PlacementForm.place": ASKED},
    "the next place the child moves to": {"casework.PlaceChangeForm.place": ASKED},
    "the place's municipality": {
        "casework.PlacementForm.municipality": ASKED,
        "casework.ChangePlacementForm.municipality": FILLED,
    },
    "the kind of place": {"casework.PlacementForm.kind": ASKED, "casework.ChangePlacementForm.kind": FILLED},
    "where an appointment is": {"appointments.BookForm.place": ASKED},
    "where a talk was": {"casework.ConversationForm.place": ASKED},
    "where the committee meets": {"committee.MeetingForm.place": ASKED},
    "what an appointment is": {"appointments.BookForm.kind": ASKED},
    "what the chair decided": {"committee.ChairDecisionForm.kind": ASKED},
    "what the committee is to decide": {"committee.MatterForm.kind": ASKED},
    "what is to be decided": {"decisions.PrepareForm.kind": ASKED},
    "what may be decided at a level": {"decisions.DelegateForm.kind": ASKED},
    "which help": {"casework.MeasureForm.kind": ASKED},
    "which support a young person gets": {"decisions.DecisionForm.support_kind": ASKED},
    "the purpose of a decision": {"decisions.PrepareForm.purpose": ASKED, "decisions.PurposeForm.purpose": FILLED},
    # The purpose of the decision stands; it is made the family's own words here.
    "what help is to lead to": {"casework.MeasureForm.purpose": FILLED, "casework.TermsForm.purpose": FILLED},
    "what an investigation is to show": {"investigations.DecideForm.purpose": ASKED},
    "the purpose put before the committee": {
        "committee.RecommendationForm.purpose": ASKED,
        "committee.OutcomeForm.purpose": FILLED,
    },
    "how long a decision is expected to last": {"decisions.DecisionForm.expected_duration": ASKED},
    "how long the committee expects it to last": {
        "committee.RecommendationForm.expected_duration": ASKED,
        "committee.OutcomeForm.expected_duration": FILLED,
    },
    "when a decision is treated again": {
        "decisions.DecisionForm.renewal_due": ASKED,
        "casework.PlacementForm.renewal_due": FILLED,
    },
    "when the committee's decision is treated again": {"committee.OutcomeForm.renewal_due": ASKED},
    "when a placement is treated again, as the appeals board says": {"decisions.BoardForm.renewal_due": ASKED},
    "when a placement is treated again, as the court says": {"decisions.CourtForm.renewal_due": ASKED},
    "who speaks for a party": {
        "decisions.RepresentativeForm.name": ASKED,
        "decisions.RepresentativeForm.address": ASKED,
        "decisions.RepresentativeForm.phone": ASKED,
    },
    "when a placement is treated again after renewal": {"casework.RenewalForm.renewal_due": ASKED},
    "what it costs a month": {
        "decisions.PrepareForm.amount": ASKED,
        "casework.MeasureForm.price_month": FILLED,
        "casework.TermsForm.price_month": FILLED,
        "casework.PlacementForm.price_month": FILLED,
        "casework.ChangePlacementForm.price_month": FILLED,
    },
    "what a consent does not cover": {"decisions.GiveConsentForm.limits": ASKED, "decisions.LimitForm.limits": FILLED},
    "the language a family needs an interpreter for": {
        "intake.NotificationForm.language": ASKED,
        "casework.AboutChildForm.language": FILLED,
        "appointments.BookForm.interpreter": FILLED,
        "decisions.GiveConsentForm.interpreter": FILLED,
    },
    "how a talk changed the case": {"casework.ConversationForm.changed": ASKED, "casework.ChangedForm.changed": FILLED},
    "what is changed about a goal": {"plans.GoalSeenForm.changed": ASKED},
    "what came by post": {"documents.PostForm.subject": ASKED, "documents.FilePostForm.title": FILLED},
    "what an attached document is": {"documents.AttachForm.title": ASKED},
    # All offer the newest known address; what is written over it stands on this one envelope.
    "where a letter goes": {
        "decisions.PartyLetterForm.address": FILLED,
        "decisions.AnswerAboutFileForm.address": FILLED,
        "decisions.SendAgainForm.address": FILLED,
        "documents.SendAgainForm.address": FILLED,
    },
    "the mailbox of the authority a letter is for": {
        "documents.SendLetterForm.mailbox": ASKED,
        "documents.SendAgainForm.mailbox": FILLED,
    },
    "the mailbox of the municipality a child has moved to": {"casework.TellForm.mailbox": ASKED},
    "what a note is called": {"casework.NoteForm.title": ASKED},
    "what the facts of a decision are": {"decisions.DecisionForm.facts": ASKED},
    "what the facts of a section are": {"investigations.SectionForm.facts": ASKED},
    "on which children a letter is filed": {"documents.FilePostForm.children": ASKED},
}
