// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/connectionformpage.h"

#include "connections/session.h"
#include "forms/coloreditor.h"
#include "forms/fileeditor.h"
#include "forms/problemline.h"
#include "forms/recordform.h"
#include "forms/regionseditor.h"
#include "forms/suggestioneditor.h"
#include "pages/checksteps.h"
#include "pages/draftkeeper.h"
#include "style/consolestyle.h"
#include "workflows/connectionediting.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr int stepsHeight = 180;

/// Only what means something for the kind is asked.
QList<FormSection> sectionsFor(const Connection &connection)
{
    FormSection general{ConnectionFormPage::tr("General"), {}, {u"Name"_s}};
    if (connection.kind == Connection::Kind::Endpoint)
        general.paths += {u"Profile"_s, u"Endpoint"_s};
    if (connection.kind != Connection::Kind::Local)
        general.paths += u"Regions"_s;
    QList<FormSection> sections{
        general,
        {ConnectionFormPage::tr("Safety"),
         ConnectionFormPage::tr("Shown in the whole window while it is open"),
         {u"Color"_s, u"Production"_s, u"ReadOnly"_s}}};
    if (connection.kind == Connection::Kind::Local)
        return sections;
    FormSection addresses{ConnectionFormPage::tr("Endpoints"),
                          ConnectionFormPage::tr("Empty: as configured, or AWS's own"),
                          {}};
    if (connection.kind != Connection::Kind::Endpoint)
        addresses.paths += u"Endpoint"_s;
    addresses.paths += {u"LicenseManagerEndpoint"_s, u"ApiGatewayEndpoint"_s, u"StsEndpoint"_s,
                        u"UseFips"_s, u"UseDualStack"_s};
    sections += addresses;
    sections += {ConnectionFormPage::tr("Network"), {}, {u"CaFile"_s, u"Proxy"_s}};
    return sections;
}

QString headingFor(const Connection &connection)
{
    if (!connection.id.isEmpty())
        return connection.name;
    return connection.kind == Connection::Kind::Keys
        ? ConnectionFormPage::tr("New connection with keys")
        : ConnectionFormPage::tr("New endpoint");
}

QString noteFor(const Connection &connection)
{
    switch (connection.kind) {
    case Connection::Kind::Local:
        return ConnectionFormPage::tr("An account of the local service");
    case Connection::Kind::Environment:
        return ConnectionFormPage::tr("The environment variables of this program");
    case Connection::Kind::Profile:
        return ConnectionFormPage::tr(
                   "The profile %1 of the shared AWS files, which are never changed")
            .arg(connection.profile);
    case Connection::Kind::Endpoint:
        return ConnectionFormPage::tr(
            "An endpoint, with the keys of a profile or of the environment");
    case Connection::Kind::Keys:
        return ConnectionFormPage::tr("Access keys that you typed");
    }
    return {};
}

} // namespace

ConnectionFormPage::ConnectionFormPage(PageContext &context, const Connection &connection,
                                       QWidget *parent)
    : Page(parent), m_context(context), m_base(connection),
      m_form(new RecordForm(context.theme, typeOf<ConnectionDraft>(), sectionsFor(connection))),
      m_drafts(new DraftKeeper(context.drafts, *m_form, this)), m_scroll(new QScrollArea(this)),
      m_steps(new CheckSteps(context.theme, context.session)), m_stepsArea(new QScrollArea(this)),
      m_problemLine(new ProblemLine(context.theme, this)),
      m_test(new QPushButton(tr("Test connection"), this)),
      m_discard(new QPushButton(tr("Discard changes"), this)),
      m_save(new QPushButton(connection.id.isEmpty() ? tr("Add connection") : tr("Save"), this))
{
    setObjectName(u"connectionForm"_s);
    m_drafts->setTitle(headingFor(connection));
    makeLayout();
    addEditors();
    auto *saveAction =
        new QAction(icon(context.theme, Symbol::Check), tr("&Save connection"), this);
    saveAction->setData(u"connection"_s);
    saveAction->setShortcut(QKeySequence::Save);
    saveAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(saveAction);
    m_actions.append(saveAction);
    connect(saveAction, &QAction::triggered, this, &ConnectionFormPage::save);
    connect(m_test, &QPushButton::clicked, this, &ConnectionFormPage::test);
    connect(m_save, &QPushButton::clicked, this, &ConnectionFormPage::save);
    connect(m_discard, &QPushButton::clicked, this, &ConnectionFormPage::discard);
    connect(m_form, &RecordForm::edited, this, &ConnectionFormPage::onEdited);
    connect(m_problemLine, &ProblemLine::goToRequested, m_form, &RecordForm::goToFirstProblem);
    discard();
}

void ConnectionFormPage::makeLayout()
{
    const Theme &theme = m_context.theme;
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(24, 12, 24, 12);
    head->setSpacing(2);
    const std::pair<QString, TypeStyle> texts[] = {{headingFor(m_base), TypeStyle::Title},
                                                   {noteFor(m_base), TypeStyle::Body}};
    for (const auto &[text, style] : texts) {
        auto *label = new QLabel(text, this);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        theme.dress(label, style, style == TypeStyle::Title ? Token::Text : Token::Sub);
        head->addWidget(label);
    }
    m_form->setAutoFillBackground(true);
    m_form->setBackgroundRole(QPalette::Base);
    m_form->setAccessibleName(headingFor(m_base));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidget(m_form);
    m_steps->setContentsMargins(24, 12, 24, 12);
    m_steps->setAutoFillBackground(true);
    m_steps->setBackgroundRole(QPalette::AlternateBase);
    m_stepsArea->setWidgetResizable(true);
    m_stepsArea->setFrameShape(QFrame::NoFrame);
    m_stepsArea->setFixedHeight(stepsHeight);
    m_stepsArea->setWidget(m_steps);
    m_stepsArea->hide();
    auto *bar = new QWidget(this);
    bar->setAutoFillBackground(true);
    bar->setBackgroundRole(QPalette::Window);
    auto *buttons = new QHBoxLayout(bar);
    buttons->setContentsMargins(24, 12, 24, 12);
    buttons->setSpacing(8);
    m_save->setObjectName(u"save"_s);
    setLook(m_save, Look::Primary);
    buttons->addWidget(m_problemLine);
    buttons->addStretch(1);
    m_test->setObjectName(u"test"_s);
    buttons->addWidget(m_test);
    buttons->addWidget(m_discard);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_stepsArea);
    layout->addWidget(bar);
}

void ConnectionFormPage::addEditors()
{
    const ConnectionRegistry &registry = m_context.session.registry();
    m_form->setEditor(u"Color"_s, new ColorEditor(m_context.theme));
    m_form->setEditor(u"Regions"_s,
                      new RegionsEditor(m_context.theme, m_base.region, offeredRegions()));
    m_form->setEditor(u"Profile"_s, new SuggestionEditor(registry.profiles().names()));
    m_form->setEditor(u"CaFile"_s, new FileEditor(tr("Certificates (*.pem *.crt);;All files (*)")));
    m_form->setHint(u"CaFile"_s, tr("A file in PEM form with the authorities to trust"));
    m_form->setHint(u"Proxy"_s, tr("Such as http://proxy.example.com:3128"));
    m_form->setHint(u"Profile"_s, tr("Empty: the keys of the environment"));
    if (m_base.kind == Connection::Kind::Endpoint)
        m_form->setLabel(u"Endpoint"_s, tr("Address"));
}

QString ConnectionFormPage::title() const
{
    return hasUnsentChanges() ? headingFor(m_base) + u" *"_s : headingFor(m_base);
}

bool ConnectionFormPage::hasUnsentChanges() const
{
    return m_form->isDirty() && !m_isSaved;
}

void ConnectionFormPage::focusContent()
{
    m_form->focusField(u"Name"_s);
}

void ConnectionFormPage::discard()
{
    m_form->load(toDraft(m_base));
    m_marks = false;
    onEdited();
}

ConnectionDraft ConnectionFormPage::draft() const
{
    return m_form->value<ConnectionDraft>();
}

QList<FieldProblem> ConnectionFormPage::findProblems() const
{
    return problemsOf(draft(), m_base, ConnectionEditing(m_context.session));
}

void ConnectionFormPage::onEdited()
{
    check();
    m_discard->setEnabled(m_form->isDirty());
    emit titleChanged();
}

void ConnectionFormPage::check()
{
    const QList<FieldProblem> problems = m_marks ? findProblems() : QList<FieldProblem>();
    m_form->setProblems(problems);
    m_problemLine->setCount(int(problems.size()));
}

void ConnectionFormPage::test()
{
    m_marks = true;
    check();
    if (m_form->problemCount() > 0) {
        m_form->goToFirstProblem();
        return;
    }
    m_stepsArea->show();
    m_steps->start(toConnection(draft(), m_base));
}

void ConnectionFormPage::save()
{
    m_marks = true;
    check();
    if (m_form->problemCount() > 0) {
        m_form->goToFirstProblem();
        return;
    }
    const auto id = ConnectionEditing(m_context.session).save(toConnection(draft(), m_base));
    if (!id)
        return; // the problems are marked
    m_isSaved = true;
    m_drafts->finish();
    emit saved(*id);
    emit closeRequested();
}

} // namespace lc
