package org.chaosjunit.aws.local.iam;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.wire.AwsError;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.Role;

/** Roles and their inline policies; a Deny in one of them holds for the sessions of the role, an Allow is not asked for. */
public final class LocalIam implements LocalService {
    private final Map<String, StoredRole> roles = new ConcurrentHashMap<>();
    private LocalAws aws;

    private record StoredRole(Role role, Map<String, String> policies) {}

    @Override
    public void register(LocalAws stand) {
        aws = stand;
        Operations iam = stand.service("iam").query("https://iam.amazonaws.com/doc/2010-05-08/", "2010-05-08");
        iam.on(CreateRoleRequest::builder, this::create).resource(request -> arn(request.roleName()));
        iam.on(GetRoleRequest::builder, this::get).resource(request -> arn(request.roleName()));
        iam.on(DeleteRoleRequest::builder, this::deleteRole).resource(request -> arn(request.roleName()));
        iam.on(PutRolePolicyRequest::builder, this::put).resource(request -> arn(request.roleName()));
        iam.on(GetRolePolicyRequest::builder, this::getPolicy).resource(request -> arn(request.roleName()));
        iam.on(DeleteRolePolicyRequest::builder, this::delete).resource(request -> arn(request.roleName()));
        iam.on(ListRolePoliciesRequest::builder, this::list).resource(request -> arn(request.roleName()));
        stand.guard((call, permission) -> denial(stand.callers().arn(call.accessKey()), permission.action()));
    }

    private String arn(String role) {
        return "arn:aws:iam::" + aws.account() + ":role/" + role;
    }

    private CreateRoleResponse create(CreateRoleRequest request) {
        Role role = Role.builder()
                .roleName(request.roleName())
                .path("/")
                .roleId("AROA" + request.roleName())
                .arn(arn(request.roleName()))
                .createDate(aws.clock().instant())
                .build();
        if (roles.putIfAbsent(request.roleName(), new StoredRole(role, new ConcurrentHashMap<>())) != null) {
            throw new AwsError("EntityAlreadyExists", 409, "Role with name " + request.roleName() + " already exists.");
        }
        return CreateRoleResponse.builder().role(role).build();
    }

    private GetRoleResponse get(GetRoleRequest request) {
        return GetRoleResponse.builder().role(stored(request.roleName()).role()).build();
    }

    private DeleteRoleResponse deleteRole(DeleteRoleRequest request) {
        if (!stored(request.roleName()).policies().isEmpty()) {
            throw new AwsError("DeleteConflict", 409, "Cannot delete entity, must delete policies first.");
        }
        roles.remove(request.roleName());
        return DeleteRoleResponse.builder().build();
    }

    private PutRolePolicyResponse put(PutRolePolicyRequest request) {
        stored(request.roleName()).policies().put(request.policyName(), request.policyDocument());
        return PutRolePolicyResponse.builder().build();
    }

    private GetRolePolicyResponse getPolicy(GetRolePolicyRequest request) {
        String text = policy(request.roleName(), request.policyName());
        return GetRolePolicyResponse.builder()
                .roleName(request.roleName())
                .policyName(request.policyName())
                // As RFC 3986 has it, which IAM follows.
                .policyDocument(URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"))
                .build();
    }

    private DeleteRolePolicyResponse delete(DeleteRolePolicyRequest request) {
        policy(request.roleName(), request.policyName());
        stored(request.roleName()).policies().remove(request.policyName());
        return DeleteRolePolicyResponse.builder().build();
    }

    private ListRolePoliciesResponse list(ListRolePoliciesRequest request) {
        return ListRolePoliciesResponse.builder()
                .policyNames(new TreeMap<>(stored(request.roleName()).policies()).keySet())
                .isTruncated(false)
                .build();
    }

    private StoredRole stored(String role) {
        return Optional.ofNullable(roles.get(role))
                .orElseThrow(
                        () -> new AwsError("NoSuchEntity", 404, "The role with name " + role + " cannot be found."));
    }

    private String policy(String role, String policy) {
        return Optional.ofNullable(stored(role).policies().get(policy))
                .orElseThrow(() ->
                        new AwsError("NoSuchEntity", 404, "The role policy with name " + policy + " cannot be found."));
    }

    private Optional<String> denial(String caller, String action) {
        String session = ":assumed-role/";
        int start = caller.indexOf(session);
        if (start < 0) {
            return Optional.empty();
        }
        String role = caller.substring(start + session.length(), caller.lastIndexOf('/'));
        return Optional.ofNullable(roles.get(role))
                .filter(stored -> stored.policies().values().stream().anyMatch(text -> Denials.isDenied(text, action)))
                .map(stored -> "with an explicit deny in an identity-based policy");
    }
}
