// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apigateway/apikeychanges.h"
#include "api/licensemanager/licenses.h"
#include "forms/daterangeeditor.h"
#include "forms/entitlementeditor.h"
#include "forms/formhistory.h"
#include "forms/recordform.h"
#include "forms/rowgrid.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QTest>
#include <QVBoxLayout>

using namespace lc;
using namespace Qt::StringLiterals;
using Request = licensemanager::CreateLicenseVersion::Request;

namespace {

Request sample()
{
    Request license;
    license.licenseName = u"Render Pro"_s;
    license.productName = u"Render"_s;
    Entitlement seats;
    seats.name = u"Seats"_s;
    seats.unit = EntitlementUnit::Count;
    seats.maxCount = 100;
    Entitlement nodes = seats;
    nodes.name = u"Nodes"_s;
    nodes.maxCount = 8;
    license.entitlements = {seats, nodes};
    return license;
}

} // namespace

/// What is edited in a form is taken back and made again.
class TestFormHistory : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.applyTo(*qApp); }
    void init()
    {
        const QList<FormSection> sections{{u"General"_s, {}, {u"LicenseName"_s, u"ProductName"_s}},
                                          {u"Entitlements"_s, {}, {u"Entitlements"_s}}};
        m_window = std::make_unique<QWidget>();
        m_form = new RecordForm(m_theme, typeOf<Request>(), sections);
        (new QVBoxLayout(m_window.get()))->addWidget(m_form);
        m_history = new FormHistory(*m_form);
        m_undo = addKey(QKeySequence::Undo, &FormHistory::undo);
        m_redo = addKey(QKeySequence::Redo, &FormHistory::redo);
        m_entitlements = new EntitlementEditor(m_theme);
        m_form->setEditor(u"Entitlements"_s, m_entitlements);
        m_form->load(sample());
        m_window->resize(900, 700);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup() { m_window.reset(); }

    void nothingWasEdited()
    {
        QVERIFY(!m_history->canUndo());
        QVERIFY(!m_history->canRedo());
        m_history->undo();
        m_history->redo();
        QCOMPARE(m_form->value<Request>(), sample());
    }

    void typingIsOneStepAField()
    {
        QLineEdit *name = type(u"LicenseName"_s, u"Kestrel"_s);
        QLineEdit *product = type(u"ProductName"_s, u"Kite"_s);
        QTest::keyClick(product, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(product->text(), u"Render"_s);
        QCOMPARE(name->text(), u"Kestrel"_s);
        QVERIFY(product->hasFocus());
        QTest::keyClick(product, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(name->text(), u"Render Pro"_s);
        QVERIFY(name->hasFocus());
        QVERIFY(!m_form->isDirty());
        QVERIFY(!m_history->canUndo());
        QTest::keyClick(name, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClick(name, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_form->value<Request>().licenseName, u"Kestrel"_s);
        QCOMPARE(m_form->value<Request>().productName, u"Kite"_s);
        QVERIFY(!m_history->canRedo());
    }

    void aRemovedRowComesBack()
    {
        m_entitlements->removeRow(0);
        QCOMPARE(m_form->value<Request>().entitlements.size(), 1);
        m_undo->trigger();
        QCOMPARE(m_form->value<Request>(), sample());
        m_redo->trigger();
        QCOMPARE(m_form->value<Request>().entitlements.size(), 1);
        QCOMPARE(m_form->value<Request>().entitlements.first().name, u"Nodes"_s);
    }

    void anotherEditForgetsWhatWasUndone()
    {
        type(u"LicenseName"_s, u"Kestrel"_s);
        m_undo->trigger();
        type(u"ProductName"_s, u"Kite"_s);
        QVERIFY(!m_history->canRedo());
        m_undo->trigger();
        QCOMPARE(m_form->value<Request>(), sample());
    }

    void whatWasDiscardedComesBack()
    {
        type(u"LicenseName"_s, u"Kestrel"_s);
        m_form->load(sample());
        QVERIFY(!m_form->isDirty());
        m_undo->trigger();
        QCOMPARE(m_form->value<Request>().licenseName, u"Kestrel"_s);
    }

    void anotherObjectBeginsAnew()
    {
        type(u"LicenseName"_s, u"Kestrel"_s);
        Request other = sample();
        other.licenseName = u"Orchard"_s;
        m_form->load(other);
        QVERIFY(!m_history->canUndo());
    }

    void theOldestStepsAreForgotten()
    {
        RecordForm form(m_theme, typeOf<Request>(), {{u"General"_s, {}, {u"LicenseName"_s}}});
        FormHistory &history = *new FormHistory(form);
        form.load(sample());
        for (int i = 0; i < 125; ++i) {
            Request edited = sample();
            edited.licenseName = QString::number(i);
            form.edit(edited);
            form.load(sample());
        }
        int steps = 0;
        for (; history.canUndo(); ++steps)
            history.undo();
        QVERIFY(steps >= 100 && steps < 250);
    }

    void secretsAreNotRemembered()
    {
        using CreateApiKey = apigateway::CreateApiKey::Request;
        RecordForm form(m_theme, typeOf<CreateApiKey>());
        FormHistory &history = *new FormHistory(form);
        form.load(CreateApiKey());
        CreateApiKey typed;
        typed.name = u"orchard"_s;
        typed.value = u"a-secret-of-more-than-twenty-characters"_s;
        form.edit(typed);
        QVERIFY(!form.editedJson().contains("a-secret"));
        history.undo();
        QCOMPARE(form.value<CreateApiKey>().value, typed.value);
    }

private:
    QAction *addKey(QKeySequence::StandardKey key, void (FormHistory::*act)())
    {
        auto *action = new QAction(m_window.get());
        action->setShortcuts(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, m_history, act);
        m_window->addAction(action);
        return action;
    }
    QLineEdit *type(const QString &path, const QString &text)
    {
        m_form->focusField(path);
        auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        if (!line)
            qFatal("%s takes no text", qPrintable(path));
        line->selectAll();
        QTest::keyClicks(line, text);
        return line;
    }

    Theme m_theme;
    std::unique_ptr<QWidget> m_window;
    RecordForm *m_form = nullptr;
    FormHistory *m_history = nullptr;
    EntitlementEditor *m_entitlements = nullptr;
    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
};

QTEST_MAIN(TestFormHistory)
#include "tst_formhistory.moc"
