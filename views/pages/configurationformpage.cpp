// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/configurationformpage.h"

#include "core/json.h"
#include "forms/recordform.h"
#include "forms/reviewpanel.h"
#include "grids/noticeband.h"
#include "style/consolestyle.h"

#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

template <class T> const Type &typeBehind()
{
    return typeOf<T>();
}

QList<FormSection> sectionsForNew()
{
    return {{ConfigurationFormPage::tr("General"), {}, {u"Name"_s, u"Description"_s}},
            {ConfigurationFormPage::tr("Counting"),
             ConfigurationFormPage::tr("The counting type cannot be changed later."),
             {u"LicenseCountingType"_s, u"LicenseCount"_s, u"LicenseCountHardLimit"_s,
              u"LicenseRules"_s, u"LicenseExpiry"_s, u"DisassociateWhenNotFound"_s}}};
}

QList<FormSection> sectionsForEdit()
{
    return {
        {ConfigurationFormPage::tr("General"),
         {},
         {u"Name"_s, u"Description"_s, u"LicenseConfigurationStatus"_s}},
        {ConfigurationFormPage::tr("Counting"),
         ConfigurationFormPage::tr("Of the rules only licenseAffinityToHost may be added later."),
         {u"LicenseCount"_s, u"LicenseCountHardLimit"_s, u"LicenseRules"_s, u"LicenseExpiry"_s,
          u"DisassociateWhenNotFound"_s}}};
}

} // namespace

ConfigurationFormPage::ConfigurationFormPage(PageContext &context, const QString &connectionId,
                                             std::optional<LicenseConfiguration> base,
                                             QWidget *parent)
    : Page(parent), m_context(context), m_base(std::move(base)),
      m_editing(std::make_unique<ConfigurationEditing>(context.session, connectionId)),
      m_band(new NoticeBand(context.theme, this)),
      m_form(m_base ? new RecordForm(context.theme, typeBehind<Update>(), sectionsForEdit())
                    : new RecordForm(context.theme, typeBehind<Create>(), sectionsForNew())),
      m_review(new ReviewPanel(context.theme)), m_state(new QLabel(this)),
      m_reviewButton(new QPushButton(tr("&Review changes"), this))
{
    setObjectName(u"configurationForm"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    if (m_base)
        m_form->load(restatement(*m_base));
    else
        m_form->load(Create());
    auto *heading = new QLabel(
        m_base ? m_base->name.value_or(QString()) : tr("New self-managed license"), this);
    heading->setTextFormat(Qt::PlainText);
    heading->setContentsMargins(24, 16, 24, 8);
    context.theme.dress(heading, TypeStyle::Title);
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(m_form);
    auto *discard = new QPushButton(tr("&Discard changes"), this);
    m_reviewButton->setShortcut(QKeySequence::Save);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(24, 10, 24, 10);
    bar->addWidget(m_state, 1);
    bar->addWidget(discard);
    bar->addWidget(m_reviewButton);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_band);
    layout->addWidget(heading);
    layout->addWidget(area, 1);
    layout->addLayout(bar);

    connect(m_form, &RecordForm::edited, this, [this] {
        check();
        emit titleChanged();
    });
    connect(discard, &QPushButton::clicked, this, &Page::closeRequested);
    connect(m_reviewButton, &QPushButton::clicked, this, [this] {
        check();
        if (!m_form->goToFirstProblem())
            showReview();
    });
    connect(m_review, &ReviewPanel::sendRequested, this, &ConfigurationFormPage::send);
    connect(m_editing.get(), &Workflow::finished, this, &ConfigurationFormPage::finish);
    showReview();
}

ConfigurationFormPage::~ConfigurationFormPage()
{
    delete m_review;
}

QString ConfigurationFormPage::title() const
{
    const QString name = m_base ? m_base->name.value_or(QString()) : tr("New self-managed license");
    return hasUnsentChanges() ? name + u" *"_s : name;
}

QWidget *ConfigurationFormPage::details()
{
    return m_review;
}

bool ConfigurationFormPage::hasUnsentChanges() const
{
    return !m_isSent && m_form->isDirty();
}

QList<FieldProblem> ConfigurationFormPage::problems() const
{
    return m_base ? problemsOf(m_form->value<Update>(), *m_base)
                  : problemsOf(m_form->value<Create>());
}

void ConfigurationFormPage::check()
{
    m_form->setProblems(problems());
    const int count = m_form->problemCount();
    m_state->setText(count > 0 ? tr("%n error(s) to fix", nullptr, count) : QString());
    m_context.theme.dress(m_state, TypeStyle::Body, count > 0 ? Token::DangerText : Token::Sub);
    showReview();
}

void ConfigurationFormPage::showReview()
{
    Review review;
    review.changes = m_form->changes();
    review.warning = m_base ? tr("This changes the self-managed license at once.")
                            : tr("This creates a self-managed license.");
    if (m_base) {
        const Update request = changesOnly(*m_base, m_form->value<Update>());
        review.call.json = QString::fromUtf8(writeJsonForPeople(typeOf<Update>(), &request));
    } else {
        const Create request = m_form->value<Create>();
        review.call.json = QString::fromUtf8(writeJsonForPeople(typeOf<Create>(), &request));
    }
    review.sendText = m_base ? tr("Save changes") : tr("Create self-managed license");
    if (m_editing->isBusy())
        review.blockedBy = tr("Sending…");
    else if (const int count = int(problems().size()); count > 0)
        review.blockedBy = tr("Fix %n error(s) first.", nullptr, count);
    else if (review.changes.isEmpty())
        review.blockedBy = tr("Nothing was changed.");
    m_review->setReview(review);
    emit detailsChanged();
}

void ConfigurationFormPage::send()
{
    m_band->clear();
    if (m_base)
        m_editing->update(*m_base, m_form->value<Update>());
    else
        m_editing->create(m_form->value<Create>());
    showReview();
}

void ConfigurationFormPage::finish()
{
    if (m_editing->state() == Workflow::State::Done) {
        m_isSent = true;
        emit statusMessage(m_base ? tr("The changes were saved.")
                                  : tr("The self-managed license was created."));
        emit saved();
        emit closeRequested();
        return;
    }
    const ErrorText text = m_editing->errorText();
    Notice notice{
        Tone::Danger, text.whatHappened, text.whatIsKnown + u' ' + text.whatToDo, text.details, {}};
    if (m_editing->state() == Workflow::State::Conflict)
        notice.actions = {{tr("Save mine over theirs"), [this] { m_editing->overwriteTheirs(); }}};
    else
        notice.actions = {{tr("Retry"), [this] { m_editing->retry(); }}};
    m_band->show(notice);
    showReview();
}

} // namespace lc
